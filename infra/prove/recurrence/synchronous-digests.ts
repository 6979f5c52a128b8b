import { createHash } from "node:crypto";

/** SHA-256 without a thread of its own, so that every run of a seed goes in the same order. The digests are the same. */
export const makeDigestsSynchronous = (): (() => void) => {
  const { subtle } = globalThis.crypto;
  const digest = subtle.digest.bind(subtle);
  const replacement = async (...[algorithm, data]: Parameters<typeof subtle.digest>): Promise<ArrayBuffer> => {
    if (algorithm !== "SHA-256" || !(data instanceof Uint8Array)) return digest(algorithm, data);
    return new Uint8Array(createHash("sha256").update(data).digest()).buffer;
  };
  Object.defineProperty(subtle, "digest", { value: replacement, configurable: true });
  return () => void Reflect.deleteProperty(subtle, "digest");
};
