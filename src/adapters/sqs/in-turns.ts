/** Does the same to each, so many at once, and gives the answers in order. */
export const inTurns = async <T, R>(all: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> => {
  const answers: R[] = [];
  const turns = all.entries();
  const worker = async (): Promise<void> => {
    for (const [at, one] of turns) answers[at] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return answers;
};
