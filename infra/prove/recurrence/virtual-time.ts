import { setImmediate as turn } from "node:timers/promises";

type Event = { at: number; order: number; run: () => void };

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Time that passes only where something is due: a year in minutes, and each run of a seed in the same order. */
export const createVirtualTime = (start: number) => {
  /** A heap: the earliest first. */
  const events: Event[] = [];
  let now = start;
  let order = 0;
  /** Calls of servers that are not answered yet. */
  const outside = new Set<Promise<unknown>>();

  const at = (time: number, run: () => void): void => {
    const event = { at: Math.max(time, now), order: (order += 1), run };
    let index = events.push(event) - 1;
    while (index > 0) {
      const up = (index - 1) >> 1;
      const parent = events[up];
      if (parent === undefined || !isBefore(event, parent)) break;
      events[index] = parent;
      index = up;
    }
    events[index] = event;
  };

  const next = (): Event | undefined => {
    const [first] = events;
    const last = events.pop();
    if (last === undefined || first === last) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const [left, right] = [events[child], events[child + 1]];
      if (left === undefined) break;
      const least = right !== undefined && isBefore(right, left) ? right : left;
      if (least === right) child += 1;
      if (!isBefore(least, last)) break;
      events[index] = least;
      index = child;
    }
    events[index] = last;
    return first;
  };

  /** Until everything waits for time to pass: what is done outside of it takes none. */
  const settle = async (): Promise<void> => {
    for (await turn(); outside.size > 0; await turn()) await Promise.race(outside);
  };

  return {
    now: () => now,
    clock: () => new Date(now),
    at,
    sleep: (milliseconds: number): Promise<void> => new Promise((resolve) => at(now + milliseconds, resolve)),
    /** Work that a real server does: time stands still meanwhile. */
    outside: async <T>(work: () => Promise<T>): Promise<T> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      outside.add(promise);
      try {
        return await work();
      } finally {
        outside.delete(promise);
        resolve();
      }
    },
    run: async (until: number): Promise<void> => {
      for (;;) {
        const [first] = events;
        if (first === undefined || first.at > until) break;
        next();
        now = first.at;
        first.run();
        await settle();
      }
      now = Math.max(now, until);
    },
  };
};

export type VirtualTime = ReturnType<typeof createVirtualTime>;
