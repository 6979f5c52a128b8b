import { randomUUID } from "node:crypto";
import { ciProviders } from "../../adapters/ci/registry.ts";
import type { ProjectStore } from "../../ports.ts";
import { deliveryOf, type Outcome } from "./gallery/delivery-of.ts";
import type { Sample } from "./gallery/gallery.ts";
import type { Runs, SampleRun } from "./gallery/runs.ts";
import type { Steps } from "./steps.ts";

type Ports = { bot: string; secretOf: (provider: string) => string; store: ProjectStore; runs: Runs; steps: Steps };

/** Each channel has its own owner of projects, so that each is a team of its own. */
const owners: Record<string, string> = { C000000001: "northwind", C000000002: "contoso" };

/** Has samples' pipelines fail and pass; their deliveries are signed and sent as their providers send them. */
export const createPipelines = ({ bot, secretOf, store, runs, steps }: Ports) => {
  const latest = new Map<string, SampleRun>();

  const deliver = async (run: SampleRun, outcome: Outcome, channel: string, title: string): Promise<number> => {
    const { provider, event, body } = deliveryOf(run, outcome);
    const id = randomUUID();
    const headers = { "content-type": "application/json", ...event };
    const signed = await ciProviders[provider]?.sign?.({ headers, body: new TextEncoder().encode(body) }, { secret: secretOf(provider), now: new Date(), id });
    steps.begin(run.runId, title, channel);
    const answer = await fetch(`${bot}/ci/${provider}`, { method: "POST", headers: { ...headers, ...signed }, body });
    steps.answered(run.runId, answer.status);
    return answer.status;
  };
  const link = async (channel: string, provider: string): Promise<string> => {
    const owner = owners[channel] ?? `team-${channel.toLowerCase()}`;
    const links = await store.listLinks();
    if (!links.some((each) => each.connection === provider && each.projects === `${owner}/*`)) {
      await store.putLink({ connection: provider, projects: `${owner}/*`, team: channel, branches: [], workflows: [], post: "all" });
    }
    return owner;
  };
  const keyOf = (channel: string, sample: Sample): string => `${channel} ${sample.id}`;

  return {
    fail: async (channel: string, sample: Sample, times: number): Promise<number> => {
      const owner = await link(channel, sample.provider);
      let status = 0;
      for (let done = 0; done < times; done += 1) {
        const run = runs.add(sample, `${owner}/${sample.project}`);
        latest.set(keyOf(channel, sample), run);
        status = await deliver(run, "failed", channel, sample.title);
      }
      return status;
    },
    /** The newest run once more, as a provider does that got no answer; undefined where there was none. */
    redeliver: async (channel: string, sample: Sample): Promise<number | undefined> => {
      const run = latest.get(keyOf(channel, sample));
      return run === undefined ? undefined : deliver(run, "failed", channel, `${sample.title}, delivered again`);
    },
    recover: async (channel: string, sample: Sample): Promise<number> => {
      const owner = await link(channel, sample.provider);
      return deliver(runs.add(sample, `${owner}/${sample.project}`), "passed", channel, `${sample.title}: passed`);
    },
  };
};

export type Pipelines = ReturnType<typeof createPipelines>;
