const oldest = 7 * 86_400_000;
const furthestAhead = 5 * 60_000;

/**
 * The provider's own time, so that every delivery of a run has the same; the time of receipt where that is missing or
 * cannot be (in the future, or older than any provider redelivers), so that the occurrence is neither lost to its
 * time to live nor counted into a week that is over.
 */
export const plausibleTime = (claimed: string | null, now: Date): string => {
  const time = claimed === null ? Number.NaN : Date.parse(claimed);
  const plausible = time <= now.getTime() + furthestAhead && time >= now.getTime() - oldest;
  return (plausible ? new Date(time) : now).toISOString();
};
