import type { Clock } from "../../ports/clock.ts";

/** A map whose entries are absent once they are so old, in days; putting one begins its time anew. What expired is dropped, so that a long simulation keeps no more than what lives. */
export const createExpiringMap = <T>(clock: Clock, days: number) => {
  /** The oldest first: a map keeps the order in which keys came. */
  const kept = new Map<string, { value: T; expiresAt: number }>();

  const find = (key: string): T | undefined => {
    const entry = kept.get(key);
    return entry === undefined || entry.expiresAt <= clock().getTime() ? undefined : entry.value;
  };

  return {
    find,
    put: (key: string, value: T): void => {
      const now = clock().getTime();
      for (const [oldest, { expiresAt }] of kept) {
        if (expiresAt > now) break;
        kept.delete(oldest);
      }
      kept.delete(key);
      kept.set(key, { value, expiresAt: now + days * 86_400_000 });
    },
    /** In place of the value that is there, whose time goes on. */
    replace: (key: string, value: T): void => {
      const entry = kept.get(key);
      if (entry !== undefined) entry.value = value;
    },
    delete: (key: string): void => void kept.delete(key),
  };
};
