import type { Diagnosis, LogDiagnosis } from "../../diagnosis/diagnosis.ts";
import { answerBody, answerHead } from "./answer.ts";
import { printable, styled, wrapped } from "./terminal.ts";

/** What was found in a log, for reading: each error, the line that proves it, and what to do. */
export const diagnosisText = ({ diagnoses, lines, reason }: LogDiagnosis): string => {
  if (diagnoses.length === 0) return wrapped(reason ?? `No Coveo error in ${counted(lines, "line")}.`);
  const found = `${counted(diagnoses.length, "Coveo error")} in ${counted(lines, "line")}.`;
  return [...(diagnoses.length === 1 ? [] : [found]), ...diagnoses.map(oneText)].join("\n\n");
};

const oneText = (diagnosis: Diagnosis): string => {
  const times = diagnosis.count > 1 ? `, ${diagnosis.count.toLocaleString("en")} times` : "";
  return [
    answerHead(diagnosis),
    "",
    wrapped(`Line ${diagnosis.line}${times} (${diagnosis.confidence}): ${printable(diagnosis.because)}`),
    ...(diagnosis.excerpt === null ? [] : [quoted(diagnosis.excerpt)]),
    "",
    answerBody(diagnosis),
  ].join("\n");
};

// A mark before each line of a log keeps it apart from what is said of it.
const quoted = (excerpt: string): string => {
  const mark = styled("dim", "  | ");
  return printable(excerpt)
    .split("\n")
    .map((line) => wrapped(styled("yellow", line), "    ", { next: "    ", hard: true }))
    .join("\n")
    .replaceAll(/^ {4}/gm, mark);
};

const counted = (count: number, what: string): string => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
