import type { KnownBlock } from "@slack/types";
import type { Answer } from "../catalog/answer.ts";
import type { Api } from "../catalog/entry.ts";
import { bullets, context, header, section, steps } from "./blocks.ts";
import { limitLines } from "./limit-lines.ts";
import { resetLine } from "./reset-line.ts";
import { retryAdvice } from "./retry-advice.ts";
import { escaped, link } from "./text.ts";

export const apiName: Record<Api, string> = {
  push: "Push API",
  "usage-analytics": "Usage Analytics Write API",
  indexing: "Indexing",
  http: "any HTTP API",
};

/** `429 TOO_MANY_REQUESTS (Push API)`: what the error is called, on one line. Plain text. */
export const answerName = (answer: Answer): string =>
  `${[answer.status, answer.code].filter((part) => part !== null).join(" ") || answer.title} (${apiName[answer.api]})`;

/** Without a status or a code an error is called by its title, which is not said twice then. */
export const isTitled = ({ status, code }: Answer): boolean => status !== null || code !== null;

/** What an error is called, and what it is in one sentence. */
export const headBlocks = (answer: Answer): KnownBlock[] => [header(answerName(answer)), ...(isTitled(answer) ? [section(escaped(answer.title))] : [])];

/** The same on one line of plain text. */
export const headLine = (answer: Answer): string => (isTitled(answer) ? `${answerName(answer)}: ${answer.title}` : answerName(answer));

/** The same on one line of a message. */
export const markedHeadLine = (answer: Answer): string => `*${escaped(answerName(answer))}*${isTitled(answer) ? `: ${escaped(answer.title)}` : ""}`;

/** `at`: when it is read, or when it happened; the next daily reset is counted from there, where that matters. */
export type AnswerTime = { at: Date; isNow: boolean };

/** Cause, what to do, limits, when to try again, links. */
export const answerBlocks = (answer: Answer, time?: AnswerTime): KnownBlock[] => {
  const limits = limitLines(answer);
  const retry = [retryAdvice[answer.retry], answer.retry === "after-midnight-utc" && time !== undefined ? resetLine(time.at, time) : ""].filter(Boolean).join(" ");
  const notes = [limits.length === 0 ? "" : `Limits: ${limits.map(escaped).join(" · ")}`, retry, answer.links.map(({ label, url }) => link(url, label)).join(" · ")];
  return [section(`*Why*\n${bullets(answer.cause.map(escaped))}`), section(`*What to do*\n${steps(answer.resolution.map(escaped))}`), context(notes.filter(Boolean).join("\n"))];
};
