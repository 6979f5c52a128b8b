import { describe, expect, test } from "vitest";
import type { Connection } from "../../src/adapters/ci/connection.ts";
import { createFindRun } from "../../src/adapters/ci/create-find-run.ts";
import { createFindRunByUrl, ownUrlOf } from "../../src/adapters/ci/create-receivers.ts";
import { ciProviders } from "../../src/adapters/ci/registry.ts";
import { readConnections } from "../../src/connections.ts";
import type { Reading } from "../../src/pipelines/reading.ts";
import type { Store } from "../../src/ports/store.ts";
import type { ApiRequest, Journey } from "./provider-journey.ts";
import type { startResponseAddresses } from "./response-addresses.ts";
import { eventually, slackSecret, type Bot } from "../../infra/surroundings/running-bot.ts";
import { slackHeaders } from "../../infra/surroundings/slack-request.ts";

export type RunState = "failed" | "passed" | "running";

export type AskedRun = {
  /** As somebody would copy it from the browser. */
  address: string;
  /** What the API says of the run in such a state, as the provider documents it; undefined for any other request. */
  answer: (request: ApiRequest, state: RunState) => object | undefined;
  /** What a delivery tells and the API does not. */
  untold?: readonly (keyof Reading)[];
};

export type Surroundings = {
  bot: () => Bot;
  store: () => Store;
  responses: () => Awaited<ReturnType<typeof startResponseAddresses>>;
  environment: () => Record<string, string>;
  /** What the provider's API says of every run. */
  state: { run: RunState | "down" };
  seen: ApiRequest[];
  channel: string;
  messages: () => Promise<{ text: string }[]>;
};

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** What somebody is told who asks about a run by its address, before and after its delivery, over real HTTP. */
export const describeAddresses = (journey: Journey & { run: AskedRun }, { bot, store, responses, environment, state, seen, channel, messages }: Surroundings): void => {
  const { provider: name, run: { address, untold = [] } } = journey;
  const provider = ciProviders[name];
  if (provider === undefined) throw new Error(`there is no provider ${name}`);

  const askOnce = async (text: string, from: string): Promise<string> => {
    responses().taken();
    const fields = { command: "/coveo-error", text, channel_id: from, user_id: "U000000009", team_id: "T000000001", response_url: `${responses().base}commands/T000000001/1/x` };
    const body = new URLSearchParams(fields).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, slackSecret) };
    const answer = await fetch(bot().url("/slack/events"), { method: "POST", headers, body });
    return ((await answer.json()) as { text: string }).text;
  };
  const ask = async (text: string, from = channel): Promise<{ shown: string; later: () => Promise<string> }> => {
    // The bot gives the database 800 ms, which its first answers take longer than on a busy machine; it says what to do then.
    const shown = await eventually(() => askOnce(text, from), (said) => !said.includes("could not be read just now. Try again"));
    const kept: { text: string }[] = [];
    const later = async () => (await eventually(async () => (kept.push(...responses().taken()), kept), (all) => all.length > 0))[0]?.text ?? "";
    return { shown, later };
  };
  const connectionOf = (changes: Partial<Connection> = {}): Connection[] =>
    readConnections(environment(), [provider]).map((each) => ({ ...each, aws: { region: "us-west-2", credentials }, ...changes }));
  const found = (connections = connectionOf()) => {
    const at = createFindRunByUrl(connections)(address);
    if (at === undefined) throw new Error("no run is at the address");
    return createFindRun({ connections, sleep: async () => {} })(at);
  };

  describe(`a run of ${name} at its address`, () => {
    test("is the run that its delivery tells of, to every key", async () => {
      const body = journey.failure(journey.ownLink ?? "https://elsewhere.example/run");
      const delivered = provider.read({ headers: await journey.sign(body, slackSecret), body: new Uint8Array(Buffer.from(body)) });
      const [asked, told] = [await found(), delivered.kind === "read" ? delivered.reading : undefined];
      if (asked.kind !== "read" || told === undefined) throw new Error(JSON.stringify([asked, delivered]));
      const [connection] = connectionOf();
      const whole = ({ jobs: _, ...reading }: Reading) => ({ ...reading, ...Object.fromEntries(untold.map((key) => [key, "untold"])) });
      expect(whole(asked.reading)).toEqual(whole({ ...told, runUrl: connection === undefined ? null : ownUrlOf(connection, told.runUrl) }));
    });

    test("is not told of through a connection that may not speak for its project", async () => {
      expect(await found(connectionOf({ projects: ["another/project"] }))).toEqual({ kind: "cannot-tell" });
    });

    test("of a host that is nobody's, or asked for where its project is not linked, is not asked for", async () => {
      const foreign = address.replace(/^https:\/\/[^/]+/, "https://elsewhere.example");
      expect(createFindRunByUrl(connectionOf())(foreign)).toBeUndefined();
      await ask(foreign);
      expect((await ask(address, "C000000001")).shown).toContain("is not linked to this channel");
      expect(seen).toEqual([]);
    });

    test.each([
      ["passed", "passed: there is nothing to explain"],
      ["running", "is still under way"],
      ["down", "ask again later"],
    ] as const)("that is %s is told so, and nothing is posted", async (run, told) => {
      state.run = run;
      const { shown, later } = await ask(address);
      expect(shown).toContain("Its provider is asked now");
      expect(await later()).toContain(told);
      expect(await messages()).toEqual([]);
    });

    test("that failed is told, posted and counted as if its delivery had come", async () => {
      const { later } = await ask(address);
      expect(await later()).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`. The answer is in this channel.");
      expect(await messages()).toHaveLength(1);
      expect(await store().listOccurrences({ team: channel, from: "2020", until: "2099" })).toHaveLength(1);
      seen.length = 0;
      expect((await ask(address)).shown).toContain("Its log shows `push/412/SOURCE_DOES_NOT_EXIST`");
      expect(seen).toEqual([]);
    });
  });
};
