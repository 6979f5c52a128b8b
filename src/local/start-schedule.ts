const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Milliseconds between two runs of a `rate(1 hour)`. */
export const intervalOf = (rate: string): number => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate) ?? [];
  if (count === undefined || unit === undefined) throw new Error(`${rate} is no rate that the local schedule knows`);
  return Number(count) * (units[unit] ?? 0);
};

/** Runs what serverless.yml schedules, until it is stopped. */
export const startSchedule = (schedules: readonly { rate: string; run: () => Promise<unknown> }[]): (() => void) => {
  const timers = schedules.map(({ rate, run }) =>
    setInterval(() => {
      run().catch((error: unknown) => console.error(error));
    }, intervalOf(rate)),
  );
  return () => timers.forEach((timer) => clearInterval(timer));
};
