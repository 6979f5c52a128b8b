import { answerOf } from "../../catalog/answer.ts";
import { entries } from "../../catalog/entries.ts";
import { print, printJson, styled } from "../print/terminal.ts";

export const catalog = async ({ json }: { json?: true }): Promise<void> => {
  if (json) return printJson({ entries: entries.map(answerOf) });
  await print(entries.map((entry) => `${styled("bold", entry.id)}\n  ${entry.title}`).join("\n"));
};
