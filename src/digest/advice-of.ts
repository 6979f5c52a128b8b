import { adviceFor } from "../recurrence/advice.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import type { OpenFlag } from "../recurrence/open-flags.ts";
import type { Digest, DigestError } from "./digest.ts";

type Facts = {
  errors: readonly DigestError[];
  flags: readonly OpenFlag[];
  /** Of the period and of some time before it: a pattern takes its time to show. */
  occurrences: readonly Occurrence[];
};

/** One thing to do, about the worst error met: what its pattern asks for, else the first thing its entry says. */
export const adviceOf = ({ errors, flags, occurrences }: Facts): Digest["advice"] => {
  const severity = (id: string): number => {
    const flag = flags.find(({ errorId }) => errorId === id);
    return flag === undefined ? 0 : flag.level === "warning" ? 2 : 1;
  };
  const worst = errors.toSorted((a, b) => severity(b.id) - severity(a.id) || b.pipelines - a.pipelines || b.count - a.count)[0];
  if (worst === undefined) return null;
  const [advice] = adviceFor(worst.id, occurrences.filter(({ errorId }) => errorId === worst.id).slice(-mostLookedAt));
  const step = advice?.steps[0];
  return advice === undefined || step === undefined ? null : { errorId: worst.id, why: advice.pattern === null ? null : advice.why, step };
};

/** The latest of them show the pattern as well: what it costs to look must not grow with a storm. */
const mostLookedAt = 1_000;
