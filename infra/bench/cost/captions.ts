/** docs/cost.md and its picture are made of the cost's tables: they are found by these. */
export const captions = {
  taken: "What one of each takes",
  growth: "Dollars per million, by a team's occurrences",
  sweep: "The hourly run, by the number of teams",
  lines: "Dollars per million, line by line",
} as const;
