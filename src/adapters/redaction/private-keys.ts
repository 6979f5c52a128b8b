import { watchPrivateKeys } from "../../diagnosis/private-keys/watch-private-keys.ts";
import type { Secret } from "./find-secrets.ts";

const frame = /-{4,5} ?(BEGIN|END) [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const longest = 20_000;
const kind = "private-key";

/** The private keys of a text: from BEGIN to END whatever stands between, and what is left of those without END. */
export const privateKeys = (text: string): Secret[] => (text.includes("PRIVATE KEY") ? [...whole(text), ...open(text)] : []);

const whole = (text: string): Secret[] => {
  const found: Secret[] = [];
  let begin: number | null = null;
  for (const match of text.matchAll(frame)) {
    const to = match.index + match[0].length;
    if (match[1] === "END" && begin !== null && to - begin <= longest) found.push({ kind, from: begin, to });
    begin = match[1] === "BEGIN" ? match.index : null;
  }
  return found;
};

const open = (text: string): Secret[] => {
  const watch = watchPrivateKeys();
  const found: Secret[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    for (const [from, to] of watch(line)) {
      const last = found.at(-1);
      if (last !== undefined && from === 0 && last.to === at - 1) last.to = at + to;
      else found.push({ kind, from: at + from, to: at + to });
    }
    at += line.length + 1;
  }
  return found;
};
