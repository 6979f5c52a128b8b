/** What is answered in time; rejects when it is not. Whatever ignores the signal is not waited for either. */
export const within = async <T>(milliseconds: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const signal = AbortSignal.timeout(milliseconds);
  return Promise.race([ask(signal), rejectedWith(signal)]);
};

const rejectedWith = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
