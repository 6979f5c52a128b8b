import { between, digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import { spreadOf } from "../../figures/spread.ts";
import { benchWebhook, steps } from "./bench-webhook.ts";

export const webhook: Measurement = {
  about: "from a failed run's webhook to its message, step by step",
  options: ["rounds"],
  run: async ({ size }) => {
    const begun = performance.now();
    const rounds = size("rounds", 40);
    const times = await benchWebhook({ rounds });
    const row = (what: string, values: readonly number[]): (string | number)[] => [what, digits(spreadOf(values).median), between(spreadOf(values).quartiles)];
    return {
      title: "From webhook to message",
      command: `npm run bench -- webhook --rounds ${rounds}`,
      about: `The whole local bot in a process of its own (the production handlers, the embedded table on the disk, the queue, the emulated Slack), and GitHub's API with the sample's log: ${rounds} failed runs, one after another, each with a message of its own. Every call goes through a proxy that notes when. Real networks, and what Slack and a CI take themselves, come on top.`,
      tables: [{ columns: ["step", "median, ms", "quartiles, ms"], rows: [...steps.map((step, at) => row(step, times.steps[at] ?? [])), row("together", times.together)] }],
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};
