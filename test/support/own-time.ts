const beat = 20;

/**
 * How many milliseconds the work took of its own, in waiting and in computing: what a busy machine held this process up is
 * left out, so that a promise to answer in time is judged alike on each machine. All that it waits for must be in this process.
 */
export const ownTime = async <T>(work: () => Promise<T> | T): Promise<{ result: T; took: number }> => {
  let took = 0;
  let at = performance.now();
  let used = process.cpuUsage();
  const count = (): void => {
    const { user, system } = process.cpuUsage(used);
    const passed = performance.now() - at;
    // Of a beat that came late, no more is counted than was waited for or computed.
    took += Math.min(passed, Math.max(2 * beat, (user + system) / 1_000));
    at += passed;
    used = process.cpuUsage();
  };
  const timer = setInterval(count, beat);
  try {
    const result = await work();
    count();
    return { result, took };
  } finally {
    clearInterval(timer);
  }
};
