/** Times split wherever a pause of at least `pause` comes between two. Times and pause in milliseconds, oldest first. */
export const runsOf = <T extends { time: number }>(failures: readonly T[], pause: number): T[][] => {
  const runs: T[][] = [];
  let before = -Infinity;
  for (const failure of failures) {
    const run = runs.at(-1);
    if (run !== undefined && failure.time - before < pause) run.push(failure);
    else runs.push([failure]);
    before = failure.time;
  }
  return runs;
};
