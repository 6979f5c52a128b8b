import { watchPrivateKeys } from "./watch-private-keys.ts";

const mark = "[redacted:private-key]";

/** Takes private keys out of a log, line after line; null for a line of which nothing is left. Needed wherever a log is cut: a key that loses its BEGIN is not known as one. */
export const withoutPrivateKeys = (): ((line: string) => string | null) => {
  const watch = watchPrivateKeys();
  return (line) => {
    const parts = watch(line);
    if (parts.length === 0) return line;
    if (parts.length === 1 && parts[0]?.[0] === 0 && parts[0][1] === line.length && !line.includes("BEGIN")) return null;
    let kept = "";
    let at = 0;
    for (const [from, to] of parts) {
      kept += line.slice(at, from) + mark;
      at = to;
    }
    return kept + line.slice(at);
  };
};
