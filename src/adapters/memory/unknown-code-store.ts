import type { Clock } from "../../ports/clock.ts";
import type { SeenUnknownCode, UnknownCodeStore } from "../../ports/unknown-code-store.ts";
import { createFirstMarks } from "./first-marks.ts";

export const createUnknownCodeStore = (clock: Clock): UnknownCodeStore => {
  const codes = new Map<string, SeenUnknownCode>();
  const isFirst = createFirstMarks();
  return {
    noteUnknownCode: async ({ code, status }, run) => {
      if (!isFirst(run, code)) return;
      codes.set(code, { code, status, count: (codes.get(code)?.count ?? 0) + 1, lastSeen: clock().toISOString() });
    },
    listUnknownCodes: async () => [...codes.values()].toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
  };
};
