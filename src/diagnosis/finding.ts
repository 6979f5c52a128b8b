/** One error seen once: what the accumulation counts. */
export type Finding = {
  id: string;
  confidence: "certain" | "likely";
  because: string;
  /** The rule that decided: signal and evidence. */
  rule: string;
  line: number;
  /** The proving line for people, not yet redacted, and the part of it that must stay visible. */
  text: string;
  telling: string;
  /** How the line is built around the error: the same error printed twice in two ways is one. */
  form: string;
  requestId: string | null;
  /** A stack trace prints again what was printed before it; null outside of one, else the number of its first line. */
  trace: number | null;
  /** How telling the line is; where an error is printed several times, the most telling one is shown. */
  weight: number;
  alternatives: string[];
};

export type UnknownFinding = { code: string; status: string | null; line: number };
