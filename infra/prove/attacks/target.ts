/** A signed request, as it leaves its sender. */
export type Signed = { headers: Record<string, string>; body: Buffer };

/** Whoever sends signed requests to the bot, as an attacker who saw some of them knows it. */
export type Target = {
  name: string;
  path: string;
  /** A request that the bot takes. */
  genuine: () => Promise<Signed>;
  /** The same by another key, or at another time. */
  forged: (by: { key: "empty" | "other" | "prefix"; at?: number } | { key: "own"; at: number }) => Promise<Signed>;
  /** The headers that prove who sent it. */
  proofs: readonly string[];
  /** What the proof covers: all bytes of the body, the fields in it that are read, or (a shared token in a header) nothing of it. */
  covers: "body" | "fields" | "sender";
  /** Whether the time is signed too, so that an old request is refused. */
  timed: boolean;
  /** Whether a proof may have more beside it, in a list. */
  lists: boolean;
  /** A part of a proof that its scheme leaves open, such as the name of a key. */
  open?: RegExp;
};
