/** One error seen once: what the accumulation counts. */
export type Finding = {
  id: string;
  confidence: "certain" | "likely";
  because: string;
  line: number;
  /** The proving line for people, not yet redacted, and the part of it that must stay visible. */
  text: string;
  telling: string;
  /** How the line is built around the error: the same error printed twice in two ways is one. */
  form: string;
  requestId: string | null;
  alternatives: string[];
};

export type UnknownFinding = { code: string; status: string | null; line: number };
