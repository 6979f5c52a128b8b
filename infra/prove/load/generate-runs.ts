import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import { knownErrors, providers, type Run } from "./loads.ts";

type Settings = { seed: number; count: number; channels: readonly string[]; firstRun: number; at: (index: number) => Date };

/** In a hundred. */
const shares = { red: 10, first: 60 };

/**
 * Failed runs, each of its own: of ten, six fail in places that all meet the channel's main error, one is a place that
 * stays red, and three meet any error anywhere. `number` is the channel's.
 */
export const generateRuns = ({ seed, count, channels, firstRun, at }: Settings): Run[] => {
  const random = seededRandom(`${seed} runs from ${firstRun}`);
  return Array.from({ length: count }, (_, index) => {
    const number = random.below(channels.length);
    const lot = random.below(100);
    const isRed = lot < shares.red;
    const error = isRed ? knownErrors[1] : lot < shares.red + shares.first ? knownErrors[0] : random.pick(knownErrors);
    const runId = firstRun + index;
    const project = `${ownerOf(number)}/${isRed ? "nightly" : `feeder-${runId}`}`;
    return { provider: isRed ? "github" : (providers[random.below(providers.length)] ?? "github"), project, projectId: isRed ? 900_000 + number : runId, runId, at: at(index), channel: channels[number] ?? "", error: error ?? knownErrors[0], outcome: "failed" };
  });
};

/** Whose projects are a channel's. */
export const ownerOf = (number: number): string => `team-${number}`;
