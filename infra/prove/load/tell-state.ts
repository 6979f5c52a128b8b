/** Bytes; of the queue, how many messages it holds, and how many nobody could handle. */
export type State = { waiting: number; dead: number; rss: number; heap: number };

/** Tells whoever started this process that it is up, and its state whenever it asks; ends with the other. */
export const tellState = ({ port, queue = () => ({ waiting: 0, dead: 0 }) }: { port: number; queue?: () => Pick<State, "waiting" | "dead"> }): void => {
  process.on("message", (asked: "memory" | "queue") => process.send?.({ ...queue(), ...(asked === "memory" ? memory() : { rss: 0, heap: 0 }) }));
  process.on("disconnect", () => process.exit());
  process.send?.({ ready: true, port });
};

/** After garbage collection, so that what is left is held. */
const memory = (): Pick<State, "rss" | "heap"> => {
  for (let round = 0; round < 2; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
};
