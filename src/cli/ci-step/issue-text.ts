import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { answerName } from "../../views/answer-blocks.ts";
import { printable } from "../print/terminal.ts";

/** An error's name where it stands among those of other tools. */
export const issueTitle = (diagnosis: Diagnosis): string => `Coveo ${answerName(diagnosis)}`;

/** What a diagnosis says in plain text, on a few lines. */
export const issueText = (diagnosis: Diagnosis, log: string): string =>
  [
    `${diagnosis.title}.`,
    `Line ${diagnosis.line} of ${printable(log)}: ${printable(diagnosis.because)}`,
    ...(diagnosis.excerpt === null ? [] : [printable(diagnosis.excerpt)]),
    ...diagnosis.resolution.map((step, index) => `${index + 1}. ${step}`),
  ].join("\n");
