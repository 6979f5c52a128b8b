import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import type { Service } from "./faults.ts";
import { hour, week } from "./generated.ts";

/** Slack and the database fail for hours now and then: longer than a message is tried. */
export const planOutages = ({ seed, weeks, start }: { seed: number; weeks: number; start: number }): { service: Service; from: number; until: number }[] => {
  const random = seededRandom(`${seed} outages`);
  return Array.from({ length: Math.ceil(weeks / 5) }, (_, index) => {
    const service = random.pick(["slack", "slack", "dynamodb", "logs"] as const);
    const from = start + index * 5 * week + random.below(5 * week);
    return { service, from, until: from + (service === "dynamodb" ? 20 * 60_000 + random.below(hour) : hour + random.below(5 * hour)) };
  });
};
