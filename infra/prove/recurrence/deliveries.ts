import type { Random } from "../../../test/evaluation/seeded-random.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { day, hour, type GeneratedGreen, type GeneratedRun } from "./generated.ts";
import type { Oracle } from "./oracle/create-oracle.ts";

type World = { oracle: Oracle; plans: Random; newId: () => string; send: (message: QueueMessage, at: number) => void };

/** What CI systems tell of their runs, and when: as the queue gets it. */
export const createDeliveries = ({ oracle, plans, newId, send }: World) => {
  const figures = { runs: 0, greens: 0, duplicates: 0, late: 0 };

  /** When a happening's deliveries come: most at once, some hours later, some again and again. */
  const deliveriesOf = (at: number, first?: number): number[] => {
    const delay = (): number => {
      const dice = plans.below(100);
      if (dice < 90) return 500 + plans.below(60_000);
      figures.late += 1;
      return dice < 97 ? plans.below(3 * hour) : plans.below(36 * hour);
    };
    const all = [at + (first ?? delay())];
    for (let again = plans.below(100) < 12 ? 1 + plans.below(2) : 0; again > 0; again -= 1) {
      figures.duplicates += 1;
      all.push(at + delay() + plans.below(plans.below(3) === 0 ? 5 * day : 10_000));
    }
    return all;
  };

  const ofRun = (run: GeneratedRun): void => {
    figures.runs += 1;
    const times = deliveriesOf(run.at, run.delay);
    // Now and then a provider tells no time: each delivery has that of its receipt.
    const isTimeless = plans.below(8) === 0;
    if (isTimeless) run.claimed.clear();
    for (const at of times) if (isTimeless) run.claimed.add(at);
    run.firstDelivered = Math.min(...times);
    oracle.truth.addRun(run, run.firstDelivered + 5 * day);
    const { project, workflow, branch, isLinked } = run.place;
    for (const at of times) {
      if (isLinked) oracle.messages.queued(run.place);
      const occurredAt = new Date(isTimeless ? at : run.at).toISOString();
      send({ version: 1, kind: "failure", correlationId: newId(), project, workflow, branch, defaultBranch: "main", runId: run.runId, attempt: run.attempt, occasion: null, occurredAt, commit: null, runUrl: `https://github.com/${project.name}/actions/runs/${run.runId}` }, at);
    }
  };

  const ofGreen = (green: GeneratedGreen): void => {
    figures.greens += 1;
    oracle.truth.addGreen(green);
    const { project, workflow, branch, isLinked } = green.place;
    for (const at of deliveriesOf(green.at)) {
      if (isLinked) oracle.messages.queued(green.place);
      send({ version: 1, kind: "recovered", correlationId: newId(), project, workflow, branch, runId: green.runId, attempt: 1, runUrl: `https://github.com/${project.name}/actions/runs/${green.runId}`, occurredAt: new Date(green.at).toISOString() }, at);
    }
  };

  return { figures, ofRun, ofGreen };
};
