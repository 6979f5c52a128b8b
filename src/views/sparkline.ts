const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** Numbers as a row of little bars, the highest of them full. */
export const sparkline = (numbers: readonly number[]): string => {
  const highest = Math.max(...numbers, 1);
  return numbers.map((each) => bars[Math.ceil((each / highest) * (bars.length - 1))]).join("");
};
