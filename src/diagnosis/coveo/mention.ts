import type { CoveoApi } from "./coveo-api.ts";

/** Something in a line that says who is being called or who speaks. */
export type Mention = {
  kind: "endpoint" | "container" | "sdk" | "word" | "foreign-host" | "foreign-name";
  /** Null where it is Coveo but not clear which interface; always null for others. */
  api: CoveoApi | null;
  /** As the log has it, for the sentence that explains a diagnosis. */
  name: string;
  from: number;
  to: number;
};
