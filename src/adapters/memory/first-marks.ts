import type { RunKey } from "../../pipelines/failed-run.ts";
import { memoryKey, runKey } from "./memory-key.ts";

/** Marks of a run: whether this one is new. */
export const createFirstMarks = (): ((run: RunKey, ...what: string[]) => boolean) => {
  const marks = new Set<string>();
  return (run, ...what) => {
    const mark = memoryKey(runKey(run), ...what);
    const isFirst = !marks.has(mark);
    marks.add(mark);
    return isFirst;
  };
};
