import type { Diagnosis, LogDiagnosis } from "../../diagnosis/diagnosis.ts";
import { printable } from "../print/terminal.ts";
import { issueTitle } from "./issue-text.ts";

/** A diagnosed log in Markdown; null where nothing was found. What a log says stands in code, where it is only text. */
export const summaryOf = ({ diagnoses }: LogDiagnosis, log: string): string | null =>
  diagnoses.length === 0 ? null : diagnoses.map((diagnosis) => section(diagnosis, log)).join("\n\n");

const section = (diagnosis: Diagnosis, log: string): string => {
  const times = diagnosis.count > 1 ? `, ${diagnosis.count} times` : "";
  return [
    `### ${issueTitle(diagnosis)}`,
    `**${diagnosis.title}.** Line ${diagnosis.line} of ${code(log)}${times} (${diagnosis.confidence}): ${plain(diagnosis.because)}`,
    ...(diagnosis.excerpt === null ? [] : [fenced(diagnosis.excerpt)]),
    `**Why**\n\n${diagnosis.cause.map((cause) => `- ${cause}`).join("\n")}`,
    `**What to do**\n\n${diagnosis.resolution.map((step, index) => `${index + 1}. ${step}`).join("\n")}`,
    diagnosis.links.map(({ label, url }) => `[${label}](${url})`).join(" · "),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** Marked by more backticks than the text has in a row, so that it cannot end the mark. */
const fenced = (text: string): string => {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${printable(text)}\n${fence}`;
};

const code = (text: string): string => {
  const mark = "`".repeat(longestRun(text) + 1);
  return `${mark} ${printable(text).replaceAll("\n", " ")} ${mark}`;
};

const plain = (text: string): string => printable(text).replaceAll(/[<>[\]]/g, (sign) => `\\${sign}`);
