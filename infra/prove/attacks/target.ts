/** A request, as it leaves its sender. */
export type Signed = { headers: Record<string, string>; body: Buffer };

/** By what a request is signed; without anything as its sender does it now. */
export type Signing = {
  /** Another request than the usual one; its headers name no sender. */
  request?: Signed;
  /** Another secret. */
  secret?: string;
  /** Another time, in milliseconds. */
  at?: number;
  /** Another notation of the time's seconds. */
  spelled?: (seconds: number) => string;
  /** The bytes that are signed in place of those that are sent. */
  signs?: Buffer;
};

/** How a sender proves who it is, in our own words: none of the product's code signs here. */
export type Scheme = {
  /** The headers that prove it. */
  proofs: readonly string[];
  /** The fields of a body of JSON that prove it, where the message holds its own proof. */
  proofFields?: readonly string[];
  /** What the proof covers: all bytes of the body, the fields in it that are read, or (a shared token in a header) nothing of it. */
  covers: "body" | "fields" | "sender";
  /** In seconds, how old or how far ahead a time may be; none where no time is signed. */
  tolerates?: { behind: number; ahead: number };
  /** Whether the time stands in a header as seconds since 1970. */
  countsSeconds?: true;
  /** What joins several proofs where the scheme lets there be several: one right one among them is enough. */
  joins?: string;
  /** Whether any other secret is the same other key: a key pair's holder has one. */
  hasKeyPair?: true;
  /** What a proof says: two that differ in what the scheme leaves open, such as the name of a key, say the same. */
  says?: (proof: string) => string;
  /** Arbitrary bytes in the wrapping that the scheme needs to be signed at all. */
  wrap?: (bytes: Buffer) => Buffer;
  sign: (request: Signed, by: { secret: string; seconds: number; stamp: string; signs: Buffer }) => Signed;
};

/** Whoever sends signed requests to the bot, as an attacker who saw some of them knows it. */
export type Target = Omit<Scheme, "sign"> & {
  name: string;
  path: string;
  secret: string;
  /** The secrets of other senders, and of this provider's other connection. */
  otherSecrets: readonly string[];
  /** Without anything: a request that the bot takes. */
  signed: (by?: Signing) => Signed;
  /** More of what it sends, that the bot reads another way. */
  others: readonly Signed[];
};
