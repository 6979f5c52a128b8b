import { watchPrivateKeys } from "../../diagnosis/private-keys/watch-private-keys.ts";
import type { Secret } from "./find-secrets.ts";

/** The private keys of a text that may lack their END: cut off, or torn apart by other output. */
export const openPrivateKeys = (text: string): Secret[] => {
  if (!text.includes("PRIVATE KEY")) return [];
  const watch = watchPrivateKeys();
  const found: Secret[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    for (const [from, to] of watch(line)) {
      const last = found.at(-1);
      if (last !== undefined && from === 0 && last.to === at - 1) last.to = at + to;
      else found.push({ kind: "private-key", from: at + from, to: at + to });
    }
    at += line.length + 1;
  }
  return found;
};
