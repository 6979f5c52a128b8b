import type { Answer } from "../../catalog/answer.ts";
import { answerName, headLine, isTitled } from "../../views/answer-blocks.ts";
import { limitLines } from "../../views/limit-lines.ts";
import { retryAdvice } from "../../views/retry-advice.ts";
import { linkLines } from "./links.ts";
import { styled, wrapped } from "./terminal.ts";

/** What an error is called, and what it means in one sentence. */
export const answerHead = (answer: Answer): string => [wrapped(styled("bold", answerName(answer))), ...(isTitled(answer) ? [wrapped(answer.title)] : [])].join("\n");

/** Why it comes and what to do, when to try again, the limits behind it, and where to read more. */
export const answerBody = (answer: Answer): string =>
  [
    styled("cyan", "Why"),
    ...answer.cause.map((cause) => wrapped(cause, "  - ")),
    "",
    styled("cyan", "What to do"),
    ...answer.resolution.map((step, index) => wrapped(step, `  ${index + 1}. `)),
    wrapped(retryAdvice[answer.retry], "  "),
    ...(answer.limits.length === 0 ? [] : ["", styled("cyan", "Limits"), ...limitLines(answer).map((limit) => wrapped(limit, "  - "))]),
    ...(answer.links.length === 0 ? [] : ["", styled("cyan", "Read more"), ...linkLines(answer.links)]),
  ].join("\n");

/** An answer for reading. */
export const answerText = (answer: Answer): string => `${answerHead(answer)}\n\n${answerBody(answer)}`;

/** One line for an answer that is not the first. */
export const answerLine = (answer: Answer): string => wrapped(headLine(answer), "  - ");
