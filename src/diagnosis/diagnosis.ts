import type { Answer } from "../catalog/answer.ts";

/** An entry found in a log, with its evidence. Every diagnosis listed is fit to post. */
export type Diagnosis = Answer & {
  confidence: "certain" | "likely";
  /** One sentence: why this is held to be a Coveo error, and this one. */
  because: string;
  /** The rule that decided, as `signal/evidence`: for whoever tends the rules. */
  rule?: string;
  /** 1-based number of the line that proves it. */
  line: number;
  /** That line (and its nearest context), normalised, redacted and cut: safe to store and, once escaped, to post. Null where redaction failed. */
  excerpt: string | null;
  /** How often the log shows it. */
  count: number;
};

/** A code in an error body of Coveo's that the catalog does not have; the name only, never a value. */
export type UnknownCode = { code: string; status: string | null; line: number };

/** Where the log was pushing to, as far as it shows. */
export type CoveoTarget = { organization: string | null; source: string | null };

export type LogDiagnosis = {
  kind: "diagnosed" | "nothing-found";
  /** The cause first, its consequences after. */
  diagnoses: Diagnosis[];
  lines: number;
  bytes: number;
  target: CoveoTarget;
  unknownCodes: UnknownCode[];
  /** Why the log could not be read as text, where that is why nothing was found. */
  reason?: string;
};
