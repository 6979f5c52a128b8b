import type { LogDiagnosis } from "../../src/diagnosis/diagnosis.ts";
import { carryOutShow } from "../../src/pipelines/carry-out-show.ts";
import type { QueueMessage, SlackWork } from "../../src/pipelines/queue-message.ts";
import { aLink } from "../adapters/store-contract.ts";
import { createWorld, jobLog } from "./create-world.ts";
import { failAt, passAt, said } from "./fail-and-pass.ts";

export const team = "C000000001";
export const inProject = (name: string) => ({ project: { connection: "github", key: name, name: `acme/${name}` } });

const isOfStorm = (message: QueueMessage): message is SlackWork<"storm"> => message.kind === "slack" && message.work === "storm";

let diagnosed: LogDiagnosis | undefined;

/** A team whose storms' messages change every twenty seconds at most, and the queue that hands over what is planned. */
export const createGathering = async () => {
  const world = createWorld();
  const { ports } = world;
  ports.stormGap = 20_000;
  /** What Slack answers the next changes, in place of making them. */
  const refusals: { kind: "wait"; seconds: number }[] = [];
  let updates = 0;
  const { update } = ports.messenger;
  ports.messenger = {
    ...ports.messenger,
    update: async (to) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) return refusal;
      updates += 1;
      return update(to);
    },
  };
  await ports.store.putLink(aLink(team, { projects: "acme/*" }));
  await ports.store.changeTeam(team, { thresholds: { other: { notice: 1000, warning: 2000 } } });
  // Every run of these worlds has the same log: it is read once.
  diagnosed ??= await ports.diagnose(ReadableStream.from([new TextEncoder().encode(jobLog)]));
  const report = diagnosed;
  ports.diagnose = async () => report;

  const fail = (name: string, time = "10:00") => failAt(ports, time, inProject(name));
  const storms = () => world.messages.filter(({ text }) => text.includes("at about the same time"));
  const planned = (): SlackWork<"storm">[] => world.sent.flatMap(({ message }) => (isOfStorm(message) ? [message] : []));
  return {
    world,
    ports,
    refusals,
    updates: () => updates,
    fail,
    pass: (name: string) => passAt(ports, "10:01", inProject(name)),
    /** Three failures: the third's message is the storm's. */
    begin: async (): Promise<void> => {
      for (const name of ["a", "b", "c"]) await fail(name);
    },
    storms,
    /** What the storm's message says. */
    shown: (): string => said(storms()[0]),
    planned,
    onlyPlan: (): SlackWork<"storm"> => {
      const [plan, ...others] = planned();
      if (plan === undefined || others.length > 0) throw new Error(`${planned().length} are planned`);
      return plan;
    },
    /** Time passes, and the queue hands over what is due by then. */
    passing: async (seconds: number): Promise<void> => {
      world.pass(seconds);
      const due = world.sent.filter(({ at }) => at <= ports.clock().getTime());
      for (const each of due) {
        if (isOfStorm(each.message)) await carryOutShow(ports, each.message);
        world.sent.splice(world.sent.indexOf(each), 1);
      }
    },
    /** Somebody deletes the storm's message. */
    remove: (): void => world.slack.remove(storms()[0]?.ts ?? ""),
  };
};

export type Gathering = Awaited<ReturnType<typeof createGathering>>;
