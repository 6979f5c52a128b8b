import type { CoveoApi } from "./coveo-api.ts";

/** Something in a line that says who is being called or who speaks. */
export type Mention = {
  kind: "endpoint" | "container" | "sdk" | "word" | "foreign-host" | "foreign-name";
  /** Null where it is Coveo but not clear which interface; always null for others. */
  api: CoveoApi | null;
  /** As the log has it, for the sentence that explains a diagnosis. */
  name: string;
  /** Whether the name is part of an exception's: `Magento\\Framework\\Oauth\\Exception`. */
  throws?: boolean;
  from: number;
  to: number;
};
