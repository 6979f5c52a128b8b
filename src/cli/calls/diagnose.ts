import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import * as z from "zod";
import { redact } from "../../adapters/redaction/redact.ts";
import { processEnvironment } from "../../config.ts";
import { diagnoseLog } from "../../diagnosis/diagnose-log.ts";
import { diagnoseText } from "../../diagnosis/diagnose-text.ts";
import { UsageError } from "../../errors.ts";
import { tellCi } from "../ci-step/tell-ci.ts";
import { eachJsonLine } from "../each-json-line.ts";
import { diagnosisText } from "../print/diagnosis.ts";
import { print, printJson } from "../print/terminal.ts";
import { withProgress } from "../with-progress.ts";

type Options = { json?: true; jsonl?: true; annotations: boolean; exitZero?: true };

const line = z.object({ id: z.unknown().optional(), text: z.string() });

/** Exit 0 where an error was found, 1 where none was; always 0 with --exit-zero. */
export const diagnose = async (file: string | undefined, { json, jsonl, annotations, exitZero }: Options): Promise<void> => {
  if (jsonl && file !== undefined) throw new UsageError("--jsonl takes its logs from standard input, as {\"id\": 1, \"text\": \"…\"} a line.");
  if (jsonl) return eachJsonLine(line, ({ text }) => diagnoseText({ redact }, text));
  const log = await open(file);
  const report = await diagnoseLog({ redact }, log.chunks);
  await (json ? printJson(report) : print(diagnosisText(report)));
  if (annotations) await tellCi(report, log.name, processEnvironment());
  process.exitCode = report.kind === "diagnosed" || exitZero ? 0 : 1;
};

const open = async (file: string | undefined): Promise<{ name: string; chunks: AsyncIterable<Uint8Array> }> => {
  if (file === undefined || file === "-") {
    if (process.stdin.isTTY) throw new UsageError("Which log? coveo-error diagnose build.log, or pipe one in.");
    return { name: "standard input", chunks: withProgress(process.stdin, undefined) };
  }
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) throw new UsageError(`${file} is not a file that can be read.`);
  const chunks = createReadStream(file, { highWaterMark: 1 << 20 });
  return { name: basename(file), chunks: withProgress(chunks, found.isFile() ? found.size : undefined) };
};
