import type { Canary } from "./canary.ts";
import { allCanaries, chooseCanary } from "./choose-canaries.ts";
import { pressEverything } from "./press-everything.ts";
import { targets } from "../targets.ts";
import { channel, startStage, type Stage } from "./stage.ts";
import { leakedSecrets, liveMarkup, type Survivor } from "./survivors.ts";
import { lookAtEverything, ways, type Way } from "./ways.ts";

export type CanaryFigures = {
  seed: number;
  canaries: { kind: Canary["kind"]; different: number; planted: number; survivors: number }[];
  /** Ways in, and fields of them. */
  ways: number;
  fields: number;
  /** What was looked at, by where it was written. */
  written: Record<string, number>;
  /** Messages that the consumer gave back, to be tried again: nothing is told of them. */
  givenBack: number;
  seconds: number;
  faults: string[];
};

/** Where something must have been written, or nothing was looked at. */
const expected = ["chat.postMessage", "chat.update", "chat.postEphemeral", "views.open", "views.publish", "an answer to Slack", "an answer at a response address", "an answer to a webhook", "a line of the log"];

type Options = { seed: number; rounds: number; say?: (line: string) => void };

/** Sends canaries by every way in, a stranger's and a colleague's, and looks at everything the bot writes: messages, windows, answers, queue and log. */
export const proveCanaries = async ({ seed, rounds, say = () => {} }: Options): Promise<CanaryFigures> => {
  const started = performance.now();
  const stage = await startStage();
  const planted: { canary: Canary; field: string }[] = [];
  const survivors: (Survivor & { way: string; text: string })[] = [];
  const written: Record<string, number> = {};

  /** Secrets are looked for among those of this way first; what shows later may be any. */
  const look = (way: string, since: number): void => {
    const sent = planted.slice(since);
    for (const each of stage.taken()) {
      written[each.where] = (written[each.where] ?? 0) + 1;
      const found = [...(each.slack ? liveMarkup(each) : []), ...leakedSecrets(each, [...new Set(sent.map(({ canary }) => canary))])];
      for (const survivor of found) survivors.push({ ...survivor, way, text: sent.map(({ canary, field }) => `${field}: ${canary.text}`).join("; ").slice(0, 300) });
    }
  };
  const send = async (way: Way, round: number): Promise<void> => {
    const since = planted.length;
    const chosen = way.fields.map((field) => ({ field, canary: chooseCanary({ seed, round, field: `${way.name}, ${field}` }) }));
    planted.push(...chosen);
    await way.send(stage, Object.fromEntries(chosen.map(({ field, canary }) => [field, canary.text])), round);
    look(way.name, since);
  };

  try {
    await prepare(stage);
    look("before anything is sent", planted.length);
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ways) await send(way, round);
      if (round % 10 === 9 || round === rounds - 1) {
        await pressEverything(stage, 3);
        await lookAtEverything(stage);
        look("what shows later what was kept", 0);
        stage.aside(() => say(`canaries: ${round + 1} of ${rounds} rounds, ${planted.length} planted, ${survivors.length} survive`));
      }
    }
  } finally {
    await stage.stop();
  }
  const of = (kind: Canary["kind"]) => ({
    kind,
    different: allCanaries.filter((each) => each.kind === kind).length,
    planted: planted.filter(({ canary }) => canary.kind === kind).length,
    survivors: survivors.filter((each) => each.kind === kind).length,
  });
  return {
    seed,
    canaries: [of("mention"), of("link"), of("secret")],
    ways: ways.length,
    fields: ways.reduce((sum, { fields }) => sum + fields.length, 0),
    written,
    givenBack: stage.failures.length,
    seconds: Math.round((performance.now() - started) / 1000),
    faults: [
      ...expected.filter((where) => (written[where] ?? 0) === 0).map((where) => `nothing was written into ${where}: that nothing comes through there is not shown`),
      ...new Set(survivors.map(({ kind, way, where, found, text }) => `a ${kind} came through ${way} into ${where}: ${found} (sent: ${text})`)),
    ],
  };
};

/** A channel that hears of every project, and has other apps' messages answered. */
const prepare = async (stage: Stage): Promise<void> => {
  for (const { name } of targets) await stage.store.putLink({ connection: name, projects: "*", team: channel, branches: [], workflows: [], post: "all" });
  await stage.command("join");
  await stage.command("watch on");
};
