import type { Part } from "../part.ts";
import { life, messageOf, scenes, single, type Scene } from "../scene.ts";
import { startStage, type Stage } from "../stage/start-stage.ts";
import type { World } from "../stage/world.ts";

const day = 86_400_000;
const receives = 15;

/** What no version of the bot that runs here can read. */
const unreadable = {
  "a version that nobody knows": '{"version":2,"kind":"failure","correlationId":"x"}',
  "a kind that nobody knows": '{"version":1,"kind":"greeting","correlationId":"x"}',
  "no JSON": '{"version":1,"kind":"fail',
  "nothing": "",
} as const;

/** What cannot succeed goes to the dead letters after 15 receives, and nothing else does; redriven a day later it changes nothing, unless what was in its way is mended. */
export const proveDeadLetters = async (say: (line: string) => void = () => {}): Promise<Part> => {
  const stage = await startStage();
  const faults: string[] = [];
  const rows: (string | number)[][] = [];
  try {
    // First: its digest is due within the week.
    const done = await redrivenThoughDone(stage, faults);
    for (const [what, body] of Object.entries(unreadable)) {
      stage.queue.send(body);
      await stage.work();
      faults.push(...deadLettersOf(stage, what, 1));
      stage.clock.move(day);
      stage.queue.redrive();
      await stage.work();
      faults.push(...deadLettersOf(stage, `${what}, redriven`, 1));
      rows.push([what, 1, receives, "dead letter", "dead letter again"]);
      stage.queue.discard();
    }
    say(`dead letters: what nobody reads, ${faults.length} faults`);

    rows.push(await afterMended(stage, faults, "Slack refuses the token", { SLACK_BOT_TOKEN: "xoxb-of-nobody" }, { SLACK_BOT_TOKEN: "xoxb-local" }, "github"));
    const connections = JSON.stringify([{ name: "the-other", provider: "github", apiUrl: `${stage.ciUrl}/github`, token: "a-token" }]);
    rows.push(await afterMended(stage, faults, "its CI connection is not configured", {}, { CONNECTIONS: connections }, "the-other"));
    rows.push(await afterMended(stage, faults, "the table is not there", { TABLE_NAME: "another-table" }, { TABLE_NAME: "coveo-errors" }, "github"));
    say(`dead letters: redriven after it was mended, ${faults.length} faults`);

    rows.push(await goneChannel(stage, faults), done);
    return {
      table: { caption: `What lies in the dead letters after ${receives} receives, and what becomes of it when it is redriven a day later`, columns: ["what stands in the way", "messages", "receives", "comes to", "redriven a day later"], rows },
      schedules: rows.length,
      faults,
    };
  } finally {
    await stage.close();
  }
};

/** What the dead letters are if they are not so many, each received 15 times. */
const deadLettersOf = (stage: Stage, what: string, count: number): string[] => {
  const received = stage.queue.deadLetters.map((each) => each.received);
  return received.length === count && received.every((times) => times === receives) ? [] : [`${what}: dead letters received ${received.join(", ") || "none"} times, not ${count} of ${receives}`];
};

const countOf = (scene: Scene): number => scene.happenings.length;

/** All that a world's channel holds and all that is counted of it. */
const stateOf = async ({ surroundings, store }: Stage, { actors }: World): Promise<string> =>
  JSON.stringify([await surroundings.messagesIn(actors.channel), await store.listOccurrences({ team: actors.channel, from: "2000", until: "9999" }), await store.listFlags(actors.channel), await store.listWeeks(actors.channel, "2000-W01")]);

const afterMended = async (stage: Stage, faults: string[], what: string, broken: Record<string, string>, mended: Record<string, string>, connection: string): Promise<(string | number)[]> => {
  await stage.restart(broken);
  const world = await stage.addWorld({ name: `dead letters: ${what}`, scene: single, connection });
  await stage.work();
  faults.push(...deadLettersOf(stage, world.name, 1));
  await stage.restart(mended);
  stage.clock.move(day);
  stage.queue.redrive();
  await stage.work();
  faults.push(...(await stage.judge([world])));
  return [what, 1, receives, "dead letter", "told and counted once, when that is mended"];
};

/** A channel that is gone takes nothing, and never will: that is no fault to try again. */
const goneChannel = async (stage: Stage, faults: string[]): Promise<(string | number)[]> => {
  const world = await stage.addWorld({ name: "dead letters: the channel is archived", scene: life });
  await stage.surroundings.archive(world.actors.channel);
  await stage.work();
  const { project, runId } = world.actors;
  const outcome = (await stage.store.findRun({ project: project("a"), runId: runId("1"), attempt: 1, occasion: null }))?.outcome;
  const counted = await stage.store.listOccurrences({ team: world.actors.channel, from: "2000", until: "9999" });
  if (outcome?.kind !== "explained" || outcome.notPosted !== "is_archived") faults.push(`${world.name}: came to ${JSON.stringify(outcome)}`);
  if (counted.length !== 4) faults.push(`${world.name}: counted ${counted.length}, not 4`);
  if (stage.queue.deadLetters.length > 0 || stage.queue.size() > 0) faults.push(`${world.name}: ${stage.queue.deadLetters.length} dead letters, ${stage.queue.size()} in the queue`);
  if ((await stage.surroundings.reservations()).some((key) => key.includes(world.actors.id))) faults.push(`${world.name}: reserved for good`);
  return ["the channel is archived", countOf(life), 1, "counted, not posted: no dead letter", "-"];
};

/** A message that was done with, and all the same lay in the dead letters: its last answer was lost. */
const redrivenThoughDone = async (stage: Stage, faults: string[]): Promise<(string | number)[]> => {
  const worlds: World[] = [];
  for (const scene of scenes) worlds.push(await stage.addWorld({ name: `dead letters: done long ago, ${scene.name}`, scene }));
  await stage.work();
  faults.push(...(await stage.judge(worlds)));
  const before = await Promise.all(worlds.map((world) => stateOf(stage, world)));
  for (let days = 1; days <= 3; days += 1) {
    stage.clock.move(day);
    for (const { scene, actors } of worlds) for (const happening of scene.happenings.toReversed()) stage.queue.send(JSON.stringify(messageOf(happening, actors)));
    await stage.work();
  }
  const after = await Promise.all(worlds.map((world) => stateOf(stage, world)));
  for (const [index, world] of worlds.entries()) if (before[index] !== after[index]) faults.push(`${world.name}: redriven on three days it changed from ${before[index] ?? ""} to ${after[index] ?? ""}`);
  const messages = worlds.reduce((sum, { scene }) => sum + countOf(scene), 0);
  return ["nothing: it was done, and its answer lost", messages, 1, "done", "on each of three days: nothing changes"];
};
