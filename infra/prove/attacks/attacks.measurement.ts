import type { Measurement } from "../../figures/measurement.ts";
import type { AttackFigures } from "./attack-figures.ts";
import { canaryTables } from "./canaries/canary-tables.ts";
import type { CanaryFigures } from "./canaries/prove-canaries.ts";
import { forgedTables } from "./forged-tables.ts";
import { inThread } from "./in-thread.ts";

const threads = 2;

export const attacks: Measurement = {
  about: "forged and arbitrary requests against the production handlers, and canaries through every way in",
  options: ["seed", "runs", "rounds"],
  run: async ({ seed, size, say }) => {
    const started = performance.now();
    const runs = size("runs", 100_000);
    const rounds = size("rounds", 100);
    const module = (path: string): URL => new URL(path, import.meta.url);
    const shares = Array.from({ length: threads }, (_, index) => inThread<AttackFigures>(module("prove-attacks.worker.ts"), { seed, runs, share: { index, of: threads } }, say));
    const [canaries, ...forged] = await Promise.all([inThread<CanaryFigures>(module("canaries/prove-canaries.worker.ts"), { seed, rounds }, say), ...shares]);
    const sent = [forgedTables(forged), canaryTables(canaries)];
    return {
      title: "Attacks",
      command: `npm run prove -- attacks --seed ${seed} --runs ${runs} --rounds ${rounds}`,
      about: [
        "Genuine requests of each sender, changed by fast-check: the proof, the body, the secret or the time is another one (each way to forge is a kind of change, its place is drawn). Then requests of arbitrary bodies, content types and gateway events, without a signature and with a genuine one. Nothing forged may be taken (a message whose fields are signed may come in another notation), no handler may reject, none may answer 5xx, and no answer and no line of the log may hold what was sent or a secret.",
        "Canaries are mentions, links and secrets in many dresses. Whatever a stranger or a colleague can fill (webhooks, logs, reports, commands, messages, files, windows, other apps' messages) is sent one of them a round, through the production handlers and the queue's consumer to an emulated Slack. Then everything that the bot wrote is looked at: no mention, no foreign link and no secret, nor half of one, in any encoding that can be read. The names of runs are queued as their CI system has them, and are looked at from there on.",
      ].join(" "),
      tables: sent.flatMap(({ tables }) => tables),
      targets: sent.flatMap(({ targets }) => targets),
      faults: [...forged.flatMap(({ faults }) => faults), ...canaries.faults],
      seconds: Math.round((performance.now() - started) / 1000),
    };
  },
};
