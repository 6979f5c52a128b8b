import type { Occurrence } from "./occurrence.ts";

/**
 * The occurrences that count for a flag: all of pipelines, and look-ups in whose UTC hour no pipeline met the error
 * (a look-up's time is its hour). Whoever looks up what has just failed does not meet it a second time.
 */
export const counted = <T extends Pick<Occurrence, "source" | "occurredAt">>(occurrences: readonly T[]): T[] => {
  const failing = new Set(occurrences.filter(({ source }) => source === "pipeline").map(hourOf));
  return occurrences.filter((each) => each.source === "pipeline" || !failing.has(hourOf(each)));
};

const hourOf = ({ occurredAt }: Pick<Occurrence, "occurredAt">): string => occurredAt.slice(0, 13);
