import type { Measurement } from "../../figures/measurement.ts";
import type { AttackFigures } from "./attack-figures.ts";
import { inThread } from "./in-thread.ts";

const threads = 2;

export const attacks: Measurement = {
  about: "forged and arbitrary requests against the production handlers",
  options: ["seed", "runs"],
  run: async ({ seed, size, say }) => {
    const started = performance.now();
    const runs = size("runs", 100_000);
    const shares = Array.from({ length: threads }, (_, index) => inThread<AttackFigures>(new URL("prove-attacks.worker.ts", import.meta.url), { seed, runs, share: { index, of: threads } }, say));
    const figures = await Promise.all(shares);
    const sum = (of: (each: AttackFigures) => number): number => figures.reduce((total, each) => total + of(each), 0);
    const senders = figures.flatMap(({ targets }) => targets).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const bad = [
      { what: "taken", value: sum(({ accepted }) => accepted) },
      { what: "handlers rejected", value: sum(({ rejectedHandlers }) => rejectedHandlers) },
      { what: "answers 5xx", value: sum(({ serverErrors }) => serverErrors) },
      { what: "log lines with what was sent", value: sum(({ leaked }) => leaked) },
    ];
    return {
      title: "Attacks",
      command: `npm run prove -- attacks --seed ${seed} --runs ${runs}`,
      about: "Genuine requests of each sender, changed by fast-check: the proof, the body, the secret or the time is another one (each way to forge is a kind of change, with the place drawn). Then requests of arbitrary bodies, content types and gateway events, without a signature and with a genuine one. Nothing forged may be taken (a message whose fields are signed may come in another notation), no handler may reject, none may answer 5xx, and no line of the log may hold what was sent or a secret.",
      tables: [
        { columns: ["sender", "its signature covers", "ways to forge", "forged requests"], rows: senders.map(({ name, covers, ways, sent }) => [name, covers, ways, sent]) },
        {
          columns: ["forged requests", "arbitrary requests", "arbitrary requests, signed", "log lines seen", ...bad.map(({ what }) => what)],
          rows: [[senders.reduce((total, { sent }) => total + sent, 0), sum(({ arbitrary }) => arbitrary), sum(({ arbitrarySigned }) => arbitrarySigned), sum(({ lines }) => lines), ...bad.map(({ value }) => value)]],
        },
      ],
      targets: bad.map(({ what, value }) => ({ what, value, limit: 0, is: "at most" })),
      faults: figures.flatMap(({ faults }) => faults),
      seconds: Math.round((performance.now() - started) / 1000),
    };
  },
};
