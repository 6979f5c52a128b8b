import { withoutPrivateKeys } from "../diagnosis/private-keys/without-private-keys.ts";
import type { Redact } from "../diagnosis/redact.ts";
import { headAndTail } from "./head-and-tail.ts";

/** A reported log must fit into a queue message: 100,000 bytes. */
const head = 20_000;
const tail = 80_000;

/**
 * A log as it may travel: redacted and cut. Redaction is work, so it is spared what would be cut anyway; a first cut at
 * twice the bounds, between lines, halves no secret, and private keys, which span lines, are taken out before.
 * Throws where a secret would be left.
 */
export const safeLog = async ({ redact }: { redact: Redact }, log: string): Promise<string> => {
  const take = withoutPrivateKeys();
  const withoutKeys = log.split("\n").map(take).filter((line) => line !== null).join("\n");
  const { text } = await redact(headAndTail(withoutKeys, { head: 2 * head, tail: 2 * tail, longLines: "left-out" }));
  return headAndTail(text, { head, tail, longLines: "cut" });
};
