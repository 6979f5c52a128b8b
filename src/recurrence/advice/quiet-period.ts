import type { Answer } from "../../catalog/answer.ts";

/** The quiet period after which the first requests may be throttled, in milliseconds, where the catalog knows one for this error. */
export const quietPeriod = ({ category, limits }: Answer): number | undefined => {
  const limit = category === "throttling" ? limits.find(({ unit }) => unit === "minutes") : undefined;
  return limit === undefined ? undefined : limit.value * 60_000;
};
