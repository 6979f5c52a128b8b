import * as z from "zod";
import { find } from "../../catalog/find.ts";
import type { LookUp } from "../../catalog/look-up.ts";
import { UsageError } from "../../errors.ts";
import { answerLine, answerText } from "../print/answer.ts";
import { print, printable, printJson } from "../print/terminal.ts";
import { eachJsonLine } from "../each-json-line.ts";

type Options = { json?: true; jsonl?: true };

const line = z.object({ id: z.unknown().optional(), query: z.string() });

export const lookUp = async (words: string[], { json, jsonl }: Options): Promise<void> => {
  if (jsonl && words.length > 0) throw new UsageError("--jsonl takes its questions from standard input, as {\"id\": 1, \"query\": \"429\"} a line.");
  if (jsonl) return eachJsonLine(line, async ({ query }) => find(query));
  const query = words.join(" ").trim();
  if (query === "") throw new UsageError("What is to be looked up? For example: coveo-error 429. coveo-error --help lists the calls.");
  const found = find(query);
  await (json ? printJson(found) : print(lookUpText(found)));
  process.exitCode = found.kind === "found" ? 0 : 1;
};

const lookUpText = ({ query, answers, suggestions }: LookUp): string => {
  const [first, ...others] = answers;
  if (first === undefined) {
    const tryThis = "Try a status (429), a code (SOURCE_DOES_NOT_EXIST) or the pasted error itself.";
    const near = suggestions.length === 0 ? [tryThis] : ["Did you mean", ...suggestions.map(answerLine)];
    return [`"${printable(query).slice(0, 200)}" is not in the catalog of Coveo errors.`, ...near].join("\n");
  }
  return [answerText(first), ...(others.length === 0 ? [] : ["", "It may also be", ...others.map(answerLine)])].join("\n");
};
