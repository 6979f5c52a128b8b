import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import * as z from "zod";
import { redact } from "../../adapters/redaction/redact.ts";
import { diagnoseLog } from "../../diagnosis/diagnose-log.ts";
import { diagnoseText } from "../../diagnosis/diagnose-text.ts";
import type { LogDiagnosis } from "../../diagnosis/diagnosis.ts";
import { UsageError } from "../../errors.ts";
import { eachJsonLine } from "../each-json-line.ts";
import { answerText } from "../print/answer.ts";
import { print, printable, printJson, styled, wrapped } from "../print/terminal.ts";
import { withProgress } from "../with-progress.ts";

type Options = { json?: true; jsonl?: true };

const line = z.object({ id: z.unknown().optional(), text: z.string() });

export const diagnose = async (file: string | undefined, { json, jsonl }: Options): Promise<void> => {
  if (jsonl && file !== undefined) throw new UsageError("--jsonl takes its logs from standard input, as {\"id\": 1, \"text\": \"…\"} a line.");
  if (jsonl) return eachJsonLine(line, ({ text }) => diagnoseText({ redact }, text));
  const report = await diagnoseLog({ redact }, await open(file));
  await (json ? printJson(report) : print(reportText(report)));
  process.exitCode = report.kind === "diagnosed" ? 0 : 1;
};

const open = async (file: string | undefined): Promise<AsyncIterable<Uint8Array>> => {
  if (file === undefined || file === "-") {
    if (process.stdin.isTTY) throw new UsageError("Which log? coveo-error diagnose build.log, or pipe one in.");
    return process.stdin;
  }
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) throw new UsageError(`${file} is not a file that can be read.`);
  return withProgress(createReadStream(file, { highWaterMark: 1 << 20 }), found.size);
};

const reportText = ({ diagnoses, lines, reason }: LogDiagnosis): string => {
  if (diagnoses.length === 0) return reason ?? `No Coveo error in ${lines} lines.`;
  return diagnoses
    .map((diagnosis) => {
      const times = diagnosis.count > 1 ? `, ${diagnosis.count} times` : "";
      return [
        styled("dim", `Line ${diagnosis.line}${times} (${diagnosis.confidence})`),
        ...(diagnosis.excerpt === null ? [] : [wrapped(styled("yellow", printable(diagnosis.excerpt)), "  ")]),
        wrapped(diagnosis.because, "  "),
        "",
        answerText(diagnosis),
      ].join("\n");
    })
    .join("\n\n");
};
