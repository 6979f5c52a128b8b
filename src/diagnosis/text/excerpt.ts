const longest = 300;

/** At most 300 characters of a line, around what it proves. */
export const excerptOf = (text: string, telling: string): string => {
  const line = text.trim();
  if (line.length <= longest) return line;
  const at = Math.max(0, line.indexOf(telling));
  const from = Math.max(0, Math.min(at - 120, line.length - longest + 2));
  const cut = line.slice(from, from + longest - 2);
  return `${from > 0 ? "…" : ""}${cut}${from + cut.length < line.length ? "…" : ""}`;
};
