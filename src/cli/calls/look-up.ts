import type { Command } from "commander";
import * as z from "zod";
import { askedFor } from "../../catalog/asked-for.ts";
import { find } from "../../catalog/find.ts";
import type { LookUp } from "../../catalog/look-up.ts";
import { UsageError } from "../../errors.ts";
import { eachJsonLine } from "../each-json-line.ts";
import { nearestCall } from "../nearest-call.ts";
import { answerLine, answerText } from "../print/answer.ts";
import { print, printable, printJson, wrapped } from "../print/terminal.ts";

type Options = { json?: true; jsonl?: true };

const line = z.object({ id: z.unknown().optional(), query: z.string() });

export const lookUp = async (words: string[], { json, jsonl }: Options, command: Command): Promise<void> => {
  if (jsonl && words.length > 0) throw new UsageError("--jsonl takes its questions from standard input, as {\"id\": 1, \"query\": \"429\"} a line.");
  if (jsonl) return eachJsonLine(line, async ({ query }) => find(query));
  const query = words.join(" ").trim();
  if (query === "") throw new UsageError("What is to be looked up? For example: coveo-error 429. coveo-error --help lists the calls.");
  const found = find(query);
  if (json) await printJson(found);
  else {
    if (found.kind === "not-found") await refuseMisspelled(words, command);
    await print(await lookUpText(found));
  }
  process.exitCode = found.kind === "found" ? 0 : 1;
};

// Only where the catalog knows nothing of it, and nobody wrote `lookup`.
const refuseMisspelled = async (words: string[], { parent }: Command): Promise<void> => {
  const [first = ""] = words;
  if (parent === null || parent.args.length > words.length) return;
  const near = nearestCall(parent, first);
  if (near !== undefined) throw new UsageError(`${first} is not a command. Did you mean coveo-error ${near}?\nTo look it up all the same: coveo-error lookup ${await quoted(words.join(" "))}`);
};

/** What was pasted may hold a key, and a terminal's output may be a log. Loaded only where something is quoted. */
const quoted = async (text: string): Promise<string> => {
  const { redact } = await import("../../adapters/redaction/redact.ts");
  return (await redact(text)).text;
};

const lookUpText = async ({ query, answers, suggestions }: LookUp): Promise<string> => {
  const asked = askedFor(query, answers);
  if (asked.length > 0) {
    const others = answers.filter((answer) => !asked.includes(answer));
    const [next] = others;
    const alsoBe = next === undefined ? [] : ["", "It may also be", ...others.map(answerLine), "", wrapped(`To read another: coveo-error ${next.id}`)];
    return [asked.map(answerText).join("\n\n"), ...alsoBe].join("\n");
  }
  const tryThis = "Try a status (429), a code (SOURCE_DOES_NOT_EXIST) or the pasted error itself.";
  const near = suggestions.length === 0 ? [tryThis] : ["Did you mean", ...suggestions.map(answerLine)];
  return [wrapped(`"${printable(await quoted(query)).replaceAll(/\s+/g, " ").slice(0, 200)}" is not in the catalog of Coveo errors.`, "", { hard: true }), ...near].join("\n");
};
