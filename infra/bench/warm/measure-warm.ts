import { createRequire } from "node:module";
import { join } from "node:path";
import { githubSample } from "../../../src/local/samples/github-sample.ts";
import { seed } from "../../../src/local/seed.ts";
import { openDirectly } from "../surroundings/direct-table.ts";
import { commandEvent, deliveryEvent } from "../surroundings/events.ts";
import { loadFunction, type Handler } from "../surroundings/load-function.ts";
import { secrets, settingsIn, startSurroundings } from "../surroundings/start-surroundings.ts";

/** In milliseconds, a figure a round: until the answer was there, and what of it the processor was at work. `calls`: of the table, for the last of them. */
export type WarmTimes = { what: string; wall: number[]; cpu: number[]; calls: number };

/** Answers of functions that have answered before: each function's in turn, the others between. */
export const measureWarm = async ({ folder, rounds }: { folder: string; rounds: number }): Promise<WarmTimes[]> => {
  const surroundings = await startSurroundings();
  try {
    Object.assign(process.env, settingsIn(surroundings.at), { AWS_ENDPOINT_URL_DYNAMODB: surroundings.at.table });
    await seed(openDirectly(surroundings.at.direct).store);
    const [slack, webhook] = [await loadFunction(folder, "slack"), await loadFunction(folder, "ci-webhook")];
    const load = createRequire(import.meta.url);
    const { handler: bolt } = load(join(folder, "bare-bolt.cjs")) as { handler: Handler };
    const { handler: plain } = load(join(folder, "plain-setup.cjs")) as { handler: Handler };
    const { handler: bare } = load(join(folder, "bare.cjs")) as { handler: Handler };
    let run = 1000;
    const delivery = (conclusion: string, secret = secrets.ci) => deliveryEvent({ runId: (run += 1), repository: githubSample.repository, conclusion }, secret);
    const asked: { what: string; handler: Handler; event: () => unknown; status: number }[] = [
      { what: "a bare function", handler: bare, event: () => commandEvent("429", secrets.slack), status: 200 },
      { what: "bare Bolt: a command", handler: bolt, event: () => commandEvent("429", secrets.slack), status: 200 },
      { what: "the plain setup: a command, one write", handler: plain, event: () => commandEvent("429", secrets.slack), status: 200 },
      { what: "slack: /coveo-error 429, with its count", handler: slack, event: () => commandEvent("429", secrets.slack), status: 200 },
      { what: "slack: a forged command", handler: slack, event: () => commandEvent("429", `${secrets.slack}1`), status: 401 },
      { what: "ci-webhook: a failed run, queued", handler: webhook, event: () => delivery("failure"), status: 202 },
      { what: "ci-webhook: a run of no interest", handler: webhook, event: () => delivery("cancelled"), status: 202 },
      { what: "ci-webhook: a forged delivery", handler: webhook, event: () => delivery("failure", `${secrets.ci}1`), status: 401 },
    ];
    const times = asked.map(({ what }): WarmTimes => ({ what, wall: [], cpu: [], calls: 0 }));
    for (let round = -30; round < rounds; round += 1)
      for (const [at, { what, handler, event, status }] of asked.entries()) {
        const given = event();
        if (round === rounds - 1) await surroundings.take();
        const [begun, work] = [performance.now(), process.cpuUsage()];
        const answer = (await handler(given, { awsRequestId: "1" })) as { statusCode: number };
        const [wall, { user, system }] = [performance.now() - begun, process.cpuUsage(work)];
        if (answer.statusCode !== status) throw new Error(`${what} was answered with ${answer.statusCode}`);
        if (round < 0) continue;
        const time = times[at];
        time?.wall.push(wall);
        time?.cpu.push((user + system) / 1000);
        if (round === rounds - 1 && time !== undefined) time.calls = (await surroundings.take()).counts.table;
      }
    return times;
  } finally {
    surroundings.stop();
  }
};
