import type { Answer } from "../../catalog/answer.ts";
import { answerName } from "../../views/answer-blocks.ts";
import { linkLines } from "./links.ts";
import { styled, wrapped } from "./terminal.ts";

/** What an error is called, and what it means in one sentence. */
export const answerHead = (answer: Answer): string => [wrapped(styled("bold", answerName(answer))), wrapped(answer.title)].join("\n");

/** Why it comes and what to do, with where to read more. */
export const answerBody = (answer: Answer): string =>
  [
    styled("cyan", "Why"),
    ...answer.cause.map((cause) => wrapped(cause, "  - ")),
    "",
    styled("cyan", "What to do"),
    ...answer.resolution.map((step, index) => wrapped(step, `  ${index + 1}. `)),
    ...(answer.links.length === 0 ? [] : ["", styled("cyan", "Read more"), ...linkLines(answer.links)]),
  ].join("\n");

/** An answer for reading. */
export const answerText = (answer: Answer): string => `${answerHead(answer)}\n\n${answerBody(answer)}`;

/** One line for an answer that is not the first. */
export const answerLine = (answer: Answer): string => wrapped(`${answerName(answer)}: ${answer.title}`, "  - ");
