import type { Redact } from "../../diagnosis/redact.ts";
import { findSecrets, type Secret } from "./find-secrets.ts";
import { viewsOf } from "./view.ts";

export type RedactOptions = {
  /** Secrets that are known by value, such as the bot's own; hidden in any encoding. */
  own?: readonly string[];
};

/** Hides secrets in a text in whatever encoding they stand, and says which kinds. Throws where one would be left. */
export const createRedact = ({ own = [] }: RedactOptions = {}): Redact => {
  const known = own.flatMap((secret) => (secret.length < 6 ? [] : [secret, Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("base64url")]));
  return async (text) => {
    let safe = text;
    const kinds = new Set<string>();
    for (let round = 0; ; round += 1) {
      const secrets = await secretsIn(safe, known);
      // Where nothing was found nothing was hidden: to look again would find nothing again.
      if (secrets.length === 0) return { text: safe, found: [...kinds] };
      if (round === 2) throw new Error("A text could not be redacted: secrets are left after two rounds. It must not be quoted.");
      const hidden = hide(safe, secrets);
      safe = hidden.text;
      for (const kind of hidden.found) kinds.add(kind);
    }
  };
};

export const redact: Redact = createRedact();

const secretsIn = async (text: string, known: readonly string[]): Promise<Secret[]> => {
  const found: Secret[] = [];
  for (const view of viewsOf(text)) {
    const own = known.flatMap((secret) => occurrences(view.text, secret).map((from) => ({ kind: "own", from, to: from + secret.length })));
    for (const { kind, from, to } of [...own, ...(await findSecrets(view.text, 2))]) found.push({ kind, from: view.from[from] ?? 0, to: view.to[to - 1] ?? 0 });
  }
  return found.filter(({ from, to }) => to > from && !/^\[redacted:[\w-]+\]$/.test(text.slice(from, to)));
};

const occurrences = (text: string, part: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at);
  return found;
};

const hide = (text: string, secrets: readonly Secret[]): { text: string; found: string[] } => {
  const found = new Set<string>();
  let safe = "";
  let at = 0;
  for (const { kind, from, to } of secrets.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= at) continue;
    if (from >= at) {
      safe += `${text.slice(at, from)}[redacted:${kind}]`;
      found.add(kind);
    }
    at = to;
  }
  return { text: safe + text.slice(at), found: [...found] };
};
