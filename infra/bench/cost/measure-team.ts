import { PutItemCommand, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";
import { githubSample } from "../../../src/local/samples/github-sample.ts";
import { sampleChannel as team, seed } from "../../../src/local/seed.ts";
import { seedOccurrences } from "../../surroundings/seed-occurrences.ts";
import { openDirectly } from "../surroundings/direct-table.ts";
import { commandEvent, deliveryEvent, queueEvent } from "../surroundings/events.ts";
import { invoke, typical, type Invocation } from "./invocation.ts";
import { loadFunction } from "../surroundings/load-function.ts";
import { secrets, settingsIn, startSurroundings, type Surroundings } from "../surroundings/start-surroundings.ts";

export const kinds = ["look-up", "failure", "repeated failure", "digest"] as const;
export type Kind = (typeof kinds)[number];
/** What one of each takes: the invocations that it makes, one after another. */
export type TeamCost = Record<Kind, Invocation[]>;

/** The sample's own error among them, and one that a look-up of 429 finds. */
const errors = ["push/412/SOURCE_DOES_NOT_EXIST", "push/429/TOO_MANY_REQUESTS", "push/413", "push/5XX", "http/429"];
const hour = 3_600_000;
const day = 24 * hour;

/** What the built functions take for a team with this many occurrences, a fifth of each of five errors, spread over the 34 days before now. */
export const measureTeam = async ({ folder, occurrences, rounds }: { folder: string; occurrences: number; rounds: number }): Promise<TeamCost> => {
  const surroundings = await startSurroundings();
  try {
    Object.assign(process.env, settingsIn(surroundings.at));
    const table = openDirectly(surroundings.at.direct);
    const now = Date.now();
    const earliest = now - 34 * day;
    await seed(table.store);
    for (const [index, errorId] of errors.entries()) {
      const count = Math.floor((occurrences + index) / errors.length);
      await seedOccurrences(table, { team, errorId, times: Array.from({ length: count }, (_, at) => Math.floor(earliest + ((at + 0.5) / count) * 34 * day)) });
    }
    const [slack, webhook, consume] = [await loadFunction(folder, "slack"), await loadFunction(folder, "ci-webhook"), await loadFunction(folder, "queue")];
    const consumed = (body: string | undefined) => async (): Promise<void> => {
      const { batchItemFailures } = (await consume(queueEvent(body ?? ""), {})) as { batchItemFailures: unknown[] };
      if (body === undefined || batchItemFailures.length > 0) throw new Error(`The queue's function could not handle ${body}`);
    };

    /** Where this machine was too busy for the database to answer in its 800 ms, the answer came without its count, and another is measured. */
    const lookUp = async (tries = 1): Promise<Invocation[]> => {
      let body = "";
      const { sent: _, ...answered } = await invoke(surroundings, "slack", async () => {
        ({ body } = (await slack(commandEvent("429", secrets.slack), { awsRequestId: "1" })) as { body: string });
      });
      if (/in the last \d+ days/.test(body)) return [answered];
      if (tries === 20) throw new Error(`Look-ups were answered without their count: ${body}`);
      return lookUp(tries + 1);
    };
    let run = 1000;
    /** Hours apart, so that they are no storm. */
    const failure = async (branch: string): Promise<Invocation[]> => {
      run += 1;
      const delivery = deliveryEvent({ runId: run, repository: githubSample.repository, branch, updatedAt: new Date(now - (run - 1000) * hour).toISOString() }, secrets.ci);
      const { sent, ...received } = await invoke(surroundings, "ci-webhook", () => webhook(delivery, {}));
      const { sent: _, ...handled } = await invoke(surroundings, "queue", consumed(sent[0]));
      return [received, handled];
    };
    const digest = await createDigest(table, surroundings, now, consumed);

    return {
      "look-up": await each(rounds, () => lookUp()),
      failure: await each(rounds, () => failure(`branch-${run}`)),
      "repeated failure": await repeated({ rounds, failure, openSince: () => openSince(table.store, earliest) }),
      digest: await each(rounds, digest),
    };
  } finally {
    surroundings.stop();
  }
};

/** Warmed up first: what a function loads at its first of a kind is told by the bench of cold starts. */
const each = async (rounds: number, one: () => Promise<Invocation[]>): Promise<Invocation[]> => {
  for (let round = 0; round < 3; round += 1) await one();
  const measured: Invocation[][] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await one());
  return (measured[0] ?? []).map((_, at) => typical(measured.flatMap((invocations) => invocations[at] ?? [])));
};

type Store = ReturnType<typeof openDirectly>["store"];

/** A pipeline that has been red for as long as occurrences are kept. */
const repeated = async ({ rounds, failure, openSince }: { rounds: number; failure: (branch: string) => Promise<Invocation[]>; openSince: () => Promise<void> }): Promise<Invocation[]> => {
  await failure("main");
  await openSince();
  return each(rounds, () => failure("main"));
};

const openSince = async (store: Store, earliest: number): Promise<void> => {
  const [errorId = ""] = errors;
  const open = await store.findOpenFailure({ place: { project: { connection: "github", key: "77001", name: githubSample.repository }, workflow: "Nightly push", branch: "main" }, errorId });
  if (open === undefined) throw new Error("The failure was not told.");
  await store.changeOpenFailure({ ...open, openedAt: new Date(earliest).toISOString() });
};

/** Each time the team's slot is another one that has come, and nothing was told before it. */
const createDigest = async ({ client, name, store }: ReturnType<typeof openDirectly>, surroundings: Surroundings, now: number, consumed: (body: string) => () => Promise<void>) => {
  await store.joinTeam(team);
  const Key = { pk: { S: "TEAMS" }, sk: { S: team } };
  const { Item = {} } = await client.send(new GetItemCommand({ TableName: name, Key }));
  let number = 0;
  return async (): Promise<Invocation[]> => {
    const slot = new Date(now - (number += 1) * 60_000).toISOString();
    await client.send(new PutItemCommand({ TableName: name, Item: { ...Item, dueAt: { S: slot } } }));
    const message = JSON.stringify({ version: 1, kind: "digest", correlationId: randomUUID(), team, slot });
    const { sent: _, ...handled } = await invoke(surroundings, "queue", consumed(message));
    if (handled.slack === 0) throw new Error("The digest was not posted.");
    return [handled];
  };
};
