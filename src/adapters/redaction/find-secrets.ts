import { isHarmless, placedSecrets } from "./placed-secrets.ts";
import { isRandom } from "./is-random.ts";
import { lintSecrets } from "./lint-secrets.ts";
import { privateKeys } from "./private-keys.ts";
import { vendorSecrets } from "./vendor-secrets.ts";

export type Secret = { kind: string; from: number; to: number };

const encoded = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const word = /(?<![\w+/.-])[A-Za-z0-9_-]{24,200}={0,2}(?![\w+/.-])/g;

/** The secrets in a text as it stands; `depth` is how many layers of base64 are looked into. */
export const findSecrets = async (text: string, depth: number): Promise<Secret[]> => {
  const found: Secret[] = [...(await lintSecrets(text)), ...privateKeys(text)];
  for (const { kind, text: pattern } of vendorSecrets) for (const match of text.matchAll(pattern)) found.push({ kind, from: match.index, to: match.index + match[0].length });
  for (const { kind, text: pattern } of placedSecrets)
    for (const match of text.matchAll(pattern)) {
      const [from, to] = match.indices?.groups?.["secret"] ?? [0, 0];
      if (to > from && !isHarmless(text.slice(from, to))) found.push({ kind, from, to });
    }
  for (const match of text.matchAll(word)) if (isRandom(match[0])) found.push({ kind: "random", from: match.index, to: match.index + match[0].length });
  if (depth > 0)
    for (const match of text.matchAll(encoded)) {
      const decoded = fromBase64(match[0]);
      if (decoded !== null && (await findSecrets(decoded, depth - 1)).length > 0) found.push({ kind: "base64", from: match.index, to: match.index + match[0].length });
    }
  return found;
};

/** The text that was encoded, or null where it is none. */
const fromBase64 = (text: string): string | null => {
  const bytes = Buffer.from(text, "base64");
  const decoded = bytes.toString("utf8");
  const printable = decoded.replaceAll(/[^\t\n\r -~]/g, "").length;
  return decoded.length >= 8 && printable >= decoded.length * 0.9 ? decoded : null;
};
