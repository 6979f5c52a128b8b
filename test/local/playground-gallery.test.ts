import { describe, expect, test } from "vitest";
import { ciProviders } from "../../src/adapters/ci/registry.ts";
import { categories } from "../../src/catalog/entry.ts";
import { emulatedProviders } from "../../src/local/emulated-ci/registry.ts";
import { galleryCards } from "../../src/local/playground/gallery/cards.ts";
import { gallery } from "../../src/local/playground/gallery/gallery.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { useBot } from "../support/use-bot.ts";

const channel = "C000000002";
const bot = useBot();

type Walk = { runId: string; title: string; status: number; steps: { name: string; after: number }[] };
type Message = { text: string; blocks: unknown[]; replies: Message[] };
type State = { messages: Message[]; walks: Walk[] };

const state = async (): Promise<State> => (await (await fetch(bot.url(`/playground/state?channel=${channel}`))).json()) as State;
const make = async (sample: string, how: "fail" | "redeliver" | "recover"): Promise<Walk> => {
  const answer = await fetch(bot.url("/playground/fail"), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ channel, sample, how, times: 1 }) });
  expect(await answer.json()).toEqual({ status: 202 });
  const { walks } = await eventually(state, ({ walks: [walk] }) => walk?.steps.at(-1)?.name === "done");
  return walks[0] ?? { runId: "", title: "", status: 0, steps: [] };
};
const namesOf = ({ steps }: Walk): string[] => steps.map(({ name }) => name);
const messageOf = async (project: string): Promise<Message | undefined> => (await state()).messages.find(({ text }) => text.startsWith(`${project} `));

const unfetched = ["received", "verified", "queued", "diagnosed", "recorded", "posted", "done"];
const explained = [...unfetched.slice(0, 3), "log fetched", ...unfetched.slice(3)];

describe("the gallery", () => {
  test("has a failure of every provider that is emulated and of every category, each listed once", () => {
    expect(new Set(gallery.map(({ provider }) => provider))).toEqual(new Set(emulatedProviders.keys()));
    expect(Object.keys(ciProviders)).toEqual(expect.arrayContaining([...emulatedProviders.keys()]));
    expect(new Set(gallery.map(({ category }) => category))).toEqual(new Set([...categories, "none"]));
    expect(galleryCards.flatMap(({ samples }) => samples.map(({ id }) => id)).toSorted()).toEqual(gallery.map(({ id }) => id).toSorted());
  });

  // What each sample's message says, by the project as its provider spells it.
  test.each([
    ["throttled", "github", "contoso/catalog-sync", "429 TOO_MANY_REQUESTS (Push API)"],
    ["daily-limit", "gitlab", "contoso/price-feeder", "429 TOO_MANY_DOCUMENTS_DAILY (Push API)"],
    ["secret", "gitlab", "contoso/legacy-export", "401 INVALID_TOKEN (Push API)"],
    ["source-gone", "circleci", "gh/contoso/catalog-loader", "412 SOURCE_DOES_NOT_EXIST (Push API)"],
    ["expired", "buildkite", "contoso/media-index", "403 ACCESS_DENIED (Push API)"],
    ["quota", "bitbucket", "contoso/archive", "412 DOCUMENT_LIMIT_EXCEEDED (Push API)"],
    ["analytics", "azure-devops", "contoso/storefront-checks", "415 InvalidRequest (Usage Analytics Write API)"],
    ["relationships", "travis", "contoso/intranet-permissions", "429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED (Push API)"],
    ["token", "jenkins", "contoso/docs-indexer", "401 INVALID_TOKEN (Push API)"],
    ["service", "teamcity", "Contoso_NightlyRebuild", "5XX (Push API)"],
    ["two", "drone", "contoso/omni-sync", "412 SOURCE_DOES_NOT_EXIST (Push API)"],
    ["paused", "tekton", "contoso/trial-loader", "400 ORGANIZATION_IS_PAUSED (Push API)"],
    ["parameter", "aws-eventbridge", "contoso-delete-sweeper", "412 MISSING_PARAMETER (Push API)"],
    ["analytics-throttled", "aws-sns", "contoso-event-replay", "429 TooManyRequestsException (Usage Analytics Write API)"],
  ])("%s: a run of %s is delivered, its log fetched and explained; when it passes, its message says so", async (id, provider, project, error) => {
    expect(gallery.find((sample) => sample.id === id)?.provider).toBe(provider);
    const walk = await make(id, "fail");
    expect(namesOf(walk)).toEqual(explained);
    expect(walk.steps.map(({ after }) => after)).toEqual(walk.steps.map(({ after }) => after).toSorted((a, b) => a - b));
    expect((await messageOf(project))?.text).toBe(`${project} failed: ${error}`);
    await make(id, "recover");
    expect((await messageOf(project))?.text).toBe(`${project} recovered: ${error}`);
    expect((await messageOf(project))?.replies.map(({ text }) => text)).toEqual([expect.stringMatching(/^\S+ recovered/)]);
  });

  test("a report brings its log along: nothing is fetched", async () => {
    expect(namesOf(await make("too-large", "fail"))).toEqual(unfetched);
    expect((await messageOf("contoso/manuals"))?.text).toBe("contoso/manuals failed: 413 (Push API)");
  });

  test("a failure without a Coveo error is read, and nothing is said of it", async () => {
    expect(namesOf(await make("none", "fail"))).toEqual(["received", "verified", "queued", "log fetched", "done"]);
    expect(await messageOf("contoso/web-shop")).toBeUndefined();
  });

  test("both errors of one log are told in one message, and a secret in a log is told in none", async () => {
    expect(JSON.stringify(await messageOf("contoso/omni-sync"))).toContain("400 INVALID_JSON");
    const shown = JSON.stringify((await state()).messages);
    expect(shown).toContain("redacted");
    expect(shown).not.toContain("4f9c2b61-7d0e");
  });

  test("a run without a link of its own that fails again is still told to be posted", async () => {
    await make("paused", "fail");
    const walk = await make("paused", "fail");
    expect(namesOf(walk)).toContain("posted");
  });
});

describe("the emulated APIs", () => {
  test("refuse who has no token, and a token at the log's storage", async () => {
    const { runId } = await make("throttled", "fail");
    const api = `http://127.0.0.1:${bot.port + 3}`;
    const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(`${api}${path}`, { headers, redirect: "manual" })).status;
    const token = { authorization: "Bearer any" };
    const log = `/github/repos/contoso/catalog-sync/actions/jobs/${runId}/logs`;
    expect([await status(log), await status(log, token)]).toEqual([401, 302]);
    expect([await status(`/storage/github/${runId}`), await status(`/storage/github/${runId}`, token)]).toEqual([200, 400]);
    expect(await status("/jenkins/job/contoso/job/docs-indexer/5000000000/consoleText", { authorization: "Basic eDp5" })).toBe(404);
    expect(await status("/somebody/else", token)).toBe(404);
  });

  test("a delivery that nobody signed is refused, whatever the provider", async () => {
    const answers = await Promise.all(Object.keys(ciProviders).map(async (name) => (await fetch(bot.url(`/ci/${name}`), { method: "POST", headers: { "content-type": "application/json" }, body: "{}" })).status));
    expect(new Set(answers)).toEqual(new Set([401]));
  });
});
