import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import { ownerOf } from "./generate-runs.ts";
import { knownErrors, providers, type Run } from "./loads.ts";

type Settings = { seed: number; count: number; channels: readonly string[]; from: Date };

/** Of a hundred webhooks: failures, passes, starts of runs, deliveries that come again; the rest fail in projects that nobody linked. */
const shares = { failed: 40, passed: 30, started: 10, again: 10 };

const projectsOfAChannel = 60;

/** An hour of a busy company's webhooks: as many a second as make `count` in the hour, each provider among them. */
export const generateHour = ({ seed, count, channels, from }: Settings): Run[] => {
  const random = seededRandom(`${seed} hour`);
  const runs: Run[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = random.below(channels.length);
    const project = random.below(projectsOfAChannel);
    let lot = random.below(100);
    const earlier = runs[random.below(Math.max(1, runs.length))];
    const next = {
      provider: providers[project % 4] ?? "github",
      project: `${ownerOf(number)}/feeder-${project}`,
      projectId: 1 + number * projectsOfAChannel + project,
      runId: 500_001 + index,
      at: new Date(from.getTime() + (index * 3_600_000) / count),
      channel: channels[number] ?? "",
      error: knownErrors[project % knownErrors.length] ?? knownErrors[0],
    };
    if ((lot -= shares.failed) < 0) runs.push({ ...next, outcome: "failed" });
    else if ((lot -= shares.passed) < 0) runs.push({ ...next, outcome: "passed" });
    else if ((lot -= shares.started) < 0) runs.push({ ...next, outcome: "started" });
    else if ((lot -= shares.again) < 0 && earlier !== undefined) runs.push(earlier);
    else runs.push({ ...next, outcome: "failed", project: `strangers/project-${index}`, projectId: 100_000 + index });
  }
  return runs;
};
