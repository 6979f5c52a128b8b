import type { Answer } from "../../catalog/answer.ts";
import { answerName } from "../../views/answer-blocks.ts";
import { styled, wrapped } from "./terminal.ts";

/** An answer for reading. */
export const answerText = (answer: Answer): string =>
  [
    styled("bold", answerName(answer)),
    wrapped(answer.title),
    "",
    styled("dim", "Why"),
    ...answer.cause.map((cause) => wrapped(cause, "  - ")),
    "",
    styled("dim", "What to do"),
    ...answer.resolution.map((step, index) => wrapped(step, `  ${index + 1}. `)),
    ...(answer.links.length === 0 ? [] : ["", ...answer.links.map(({ label, url }) => `  ${label}: ${styled("underline", url)}`)]),
  ].join("\n");

/** One line for an answer that is not the first. */
export const answerLine = (answer: Answer): string => wrapped(`${answerName(answer)}: ${answer.title}`, "  - ");
