import { randomUUID } from "node:crypto";
import { ciProviders } from "../../adapters/ci/registry.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { Delivery } from "../emulated-ci/emulated-provider.ts";
import type { EmulatedRun, Outcome } from "../emulated-ci/emulated-run.ts";
import { ownerOf } from "../emulated-ci/owners.ts";
import { emulatedProviders } from "../emulated-ci/registry.ts";
import type { SigningKeys } from "../emulated-ci/signing-keys.ts";
import type { EventBus } from "../event-bus.ts";
import type { Sample } from "./gallery/gallery.ts";
import type { Runs } from "./gallery/runs.ts";
import { nextSecond } from "./next-second.ts";
import type { Steps } from "./steps.ts";

type Ports = { bot: string; secretOf: (provider: string) => string; keys: SigningKeys; putEvent: EventBus; store: ProjectStore; runs: Runs; steps: Steps };

/** Has samples' pipelines fail and pass; their deliveries are signed and sent as their providers send them. Each gives the status that the bot answered with. */
export const createPipelines = ({ bot, secretOf, keys, putEvent, store, runs, steps }: Ports) => {
  const latest = new Map<string, EmulatedRun>();
  const providerOf = (name: string) => {
    const provider = emulatedProviders.get(name);
    if (provider === undefined) throw new Error(`There is no emulation of ${name}`);
    return provider;
  };

  const post = async (name: string, { headers: own, body, isSealed }: Extract<Delivery, { kind: "http" }>): Promise<number> => {
    const headers = { "content-type": "application/json", ...own };
    const by = { secret: secretOf(name), now: new Date(), id: randomUUID() };
    const signed = isSealed === true ? {} : await ciProviders[name]?.sign?.({ headers, body: new TextEncoder().encode(body) }, by);
    return (await fetch(`${bot}/ci/${name}`, { method: "POST", headers: { ...headers, ...signed }, body })).status;
  };
  const hand = async (run: EmulatedRun, event: Record<string, unknown>): Promise<number> => {
    steps.take("received", run.id);
    const answer = (await putEvent(event)) as { statusCode?: number } | undefined;
    return answer?.statusCode ?? 404;
  };
  const deliver = async (name: string, run: EmulatedRun, outcome: Outcome, channel: string, title: string): Promise<number> => {
    const provider = providerOf(name);
    const delivery = provider.delivery(run, outcome, keys);
    steps.begin({ runId: run.id, title, channel, project: provider.project(run.owner, run.project) });
    const status = delivery.kind === "event" ? await hand(run, delivery.event) : await post(name, delivery);
    steps.answered(run.id, status);
    return status;
  };
  const link = async (channel: string, name: string): Promise<void> => {
    const projects = providerOf(name).project(ownerOf(channel), "*");
    const links = await store.listLinks();
    if (!links.some((each) => each.connection === name && each.projects === projects)) {
      await store.putLink({ connection: name, projects, team: channel, branches: [], workflows: [], post: "all" });
    }
  };
  const start = (channel: string, { project, job, lines }: Sample): EmulatedRun => runs.add({ owner: ownerOf(channel), project, job, lines });
  const keyOf = (channel: string, sample: Sample): string => `${channel} ${sample.id}`;

  return {
    fail: async (channel: string, sample: Sample, times: number): Promise<number> => {
      await link(channel, sample.provider);
      let status = 0;
      for (let done = 0; done < times; done += 1) {
        const run = start(channel, sample);
        latest.set(keyOf(channel, sample), run);
        status = await deliver(sample.provider, run, "failed", channel, sample.title);
      }
      return status;
    },
    /** The newest run once more, as a provider does that got no answer; undefined where there was none. */
    redeliver: async (channel: string, sample: Sample): Promise<number | undefined> => {
      const run = latest.get(keyOf(channel, sample));
      return run === undefined ? undefined : deliver(sample.provider, run, "failed", channel, `${sample.title}, delivered again`);
    },
    recover: async (channel: string, sample: Sample): Promise<number> => {
      await link(channel, sample.provider);
      // Some tell whole seconds: what passes ends in a later one than what failed.
      await nextSecond();
      return deliver(sample.provider, start(channel, sample), "passed", channel, `${sample.title}: passed`);
    },
  };
};

export type Pipelines = ReturnType<typeof createPipelines>;
