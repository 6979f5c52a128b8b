import { setImmediate as turn } from "node:timers/promises";

const streams = [process.stdout, process.stderr];

/**
 * Keeps what the bot writes to standard output and standard error from now on, as it is written: its log goes there by other ways than `console`.
 * `aside` lets what the proof itself says through.
 */
export const keepWrittenLines = () => {
  let kept: string[] = [];
  let isAside = false;
  const held = streams.map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = ((...given: Parameters<typeof write>) => {
      if (isAside) return write(...given);
      const [chunk] = given as unknown as [string | Uint8Array];
      kept.push(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
      return true;
    }) as typeof stream.write;
    return () => {
      stream.write = write;
    };
  });
  return {
    /** Since the last look. */
    take: (): string[] => {
      const taken = kept;
      kept = [];
      return taken;
    },
    aside: (say: () => void): void => {
      isAside = true;
      try {
        say();
      } finally {
        isAside = false;
      }
    },
    release: async (): Promise<void> => {
      await turn();
      for (const restore of held) restore();
    },
  };
};

export type WrittenLines = ReturnType<typeof keepWrittenLines>;
