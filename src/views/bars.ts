const widest = 20;

/** Numbers as bars of text, a line each, with the number behind; the highest is full. */
export const bars = (rows: readonly { label: string; count: number }[]): string => {
  const highest = Math.max(1, ...rows.map(({ count }) => count));
  const width = Math.max(0, ...rows.map(({ label }) => label.length));
  // Of few each is a block or two: one drawn over the whole width would look like many.
  const scale = Math.min(2, widest / highest);
  return rows.map(({ label, count }) => `${label.padEnd(width)}  ${count === 0 ? "·" : `${"█".repeat(Math.max(1, Math.round(count * scale)))} ${count}`}`).join("\n");
};
