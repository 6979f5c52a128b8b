import type { Redact } from "../diagnosis/redact.ts";

/**
 * A name or address from outside as it may be kept and told: without a secret that somebody put into it.
 * One made of words and numbers stays as it is: what finds secrets in logs would rather take a long name for a token than miss one.
 */
export const safeName = async (redact: Redact, name: string): Promise<string> => {
  if (isOfWords(name)) return name;
  try {
    return (await redact(name)).text;
  } catch {
    // A secret would be left.
    return "[redacted]";
  }
};

const isOfWords = (name: string): boolean => {
  const plain = name.replace(/^https?:\/\//, "").replaceAll(uuid, "");
  return /^[\w./ #@()*,!-]*$/.test(plain) && plain.split(/[^A-Za-z0-9]+/).every((piece) => /^(?:[A-Za-z]{1,20}\d{0,4}|\d{1,12})?$/.test(piece));
};

const uuid = /(?<![A-Za-z0-9])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![A-Za-z0-9])/g;
