/** A text that a stranger sends, and what of it must not come out anywhere. */
export type Canary = {
  kind: "mention" | "link" | "secret";
  /** What it is, and how it is dressed. */
  name: string;
  text: string;
  /** Of a secret: what must not be readable anywhere, not even a half of it. */
  secret?: string;
};
