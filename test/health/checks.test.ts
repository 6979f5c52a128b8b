import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkConnection } from "../../src/health/check-connection.ts";
import { checkLinks } from "../../src/health/check-links.ts";
import { checkQueue } from "../../src/health/check-queue.ts";
import { checkChannel, checkSlack } from "../../src/health/check-slack.ts";
import { checkTable } from "../../src/health/check-table.ts";
import type { Check } from "../../src/health/check.ts";
import { furtherScopes, neededScopes } from "../../src/health/slack-scopes.ts";
import type { Connection } from "../../src/pipelines/connection.ts";
import { aLink } from "../adapters/store-contract.ts";

const now = new Date("2026-11-20T10:00:00.000Z");
const all = [...Object.keys(neededScopes), ...Object.keys(furtherScopes)];
const known = (scopes: readonly string[] | null) => checkSlack({ kind: "known", workspace: "Acme", bot: "coveo", scopes });
const there = { kind: "there" as const, status: "ACTIVE", keys: [{ name: "pk", type: "S" }, { name: "sk", type: "S" }], expiry: "expiresAt", items: 12 };
const connection: Connection = { name: "ci-eu", provider: "x", baseUrl: null, apiUrl: null, logHosts: [], secrets: ["s"], token: "t", projects: ["*"], options: {} };
const project = { connection: "ci-eu", key: "7", name: "acme/loader" };
const link = { ...aLink("C000000001"), connection: "ci-eu", projects: "acme/*" };
const of = (lastRun: string | null) => checkLinks([link], [{ team: "C000000001", project, lastRun }], now);

const cases: [name: string, checks: Check[], states: string[], words: string][] = [
  ["a token that Slack refuses", checkSlack({ kind: "unknown", reason: "invalid_auth" }), ["to do"], "xoxb-"],
  ["a Slack that does not answer", checkSlack({ kind: "unknown", reason: "fetch failed" }), ["to do"], "SLACK_API_URL"],
  ["every scope", known(all), ["ok", "ok"], "all that it can use"],
  ["the least scopes", known(Object.keys(neededScopes)), ["ok", "ok"], "the digest has no chart"],
  ["no scope to post", known(all.filter((scope) => scope !== "chat:write")), ["ok", "to do"], "it posts nothing"],
  ["scopes that Slack does not tell", known(null), ["ok", "not checked"], ""],
  ["a channel that the bot is in", [checkChannel("C1", "linked", { kind: "member" })], ["ok"], ""],
  ["a channel that it is not in", [checkChannel("C1", "linked", { kind: "not-member" })], ["to do"], "/invite"],
  ["an archived channel", [checkChannel("C1", "linked", { kind: "archived" })], ["to do"], "archived"],
  ["a channel that it is not shown", [checkChannel("C1", "linked", { kind: "unknown", reason: "channel_not_found" })], ["to do"], "check the id"],
  ["a channel that could not be asked about", [checkChannel("C1", "linked", { kind: "unknown", reason: "ratelimited" })], ["not checked"], "ratelimited"],
  ["the table", checkTable("t", there), ["ok", "ok"], "about 12 items"],
  ["no table", checkTable("t", { kind: "missing" }), ["to do"], "TABLE_NAME"],
  ["a table that is not reached", checkTable("t", { kind: "unreachable", reason: "ECONNREFUSED" }), ["to do"], "ECONNREFUSED"],
  ["another table", checkTable("t", { ...there, keys: [{ name: "id", type: "N" }] }), ["to do", "ok"], "its keys are id (N)"],
  ["a table that is being deleted", checkTable("t", { ...there, status: "DELETING" }), ["to do", "ok"], "deleting"],
  ["a table that never forgets", checkTable("t", { ...there, expiry: null }), ["ok", "to do"], "switched off"],
  ["a table that forgets by another attribute", checkTable("t", { ...there, expiry: "ttl" }), ["ok", "to do"], "by ttl"],
  ["a queue with dead letters", checkQueue({ kind: "there", waiting: 0, dead: 3 }), ["ok", "to do"], "3 rest there"],
  ["a queue without", checkQueue({ kind: "there", waiting: 2, dead: 0 }), ["ok", "ok"], "2 waiting"],
  ["a queue whose dead letters nobody may count", checkQueue({ kind: "there", waiting: 0, dead: undefined }), ["ok", "not checked"], ""],
  ["a queue that has nowhere to put them", checkQueue({ kind: "there", waiting: 0, dead: null }), ["ok", "to do"], ""],
  ["a queue that is not reached", checkQueue({ kind: "unreachable", reason: "it answered 403" }), ["to do"], "403"],
  ["a connection in order", checkConnection(connection, true, { kind: "accepted" }), ["ok", "ok"], ""],
  ["a connection without a secret", checkConnection({ ...connection, secrets: [] }, true, { kind: "accepted" }), ["to do", "ok"], "CI_EU_WEBHOOK_SECRET"],
  ["a connection that nothing is sent to", checkConnection({ ...connection, secrets: [] }, false, { kind: "accepted" }), ["ok"], ""],
  ["a connection whose token is refused", checkConnection(connection, true, { kind: "refused", reason: "the token was refused (401)", blame: "token" }), ["ok", "to do"], "CI_EU_TOKEN"],
  ["a connection without an address", checkConnection(connection, true, { kind: "refused", reason: "no address", blame: "settings" }), ["ok", "to do"], "CI_EU_API_URL"],
  ["a connection that is not reached", checkConnection(connection, true, { kind: "not-reached", reason: "ci.acme.example did not answer" }), ["ok", "to do"], "did not answer"],
  ["a connection that cannot be asked", checkConnection(connection, true, { kind: "no-call", isAskable: false }), ["ok", "not checked"], "no API"],
  ["a connection that cannot be asked yet", checkConnection(connection, true, { kind: "no-call", isAskable: true }), ["ok", "not checked"], "takes a run"],
  ["a project heard of a week ago", of("2026-11-13T10:00:00.000Z"), ["ok"], "2026-11-13"],
  ["a project silent for longer", of("2026-11-13T09:59:59.999Z"), ["to do"], "silent for 7 days"],
  ["a project never heard of again", of(null), ["to do"], "not heard of lately"],
  ["a link that nothing came under yet", checkLinks([link], [], now), ["advice"], "no run of it was heard of yet"],
  ["a link that nothing came under, though others of its connection failed", checkLinks([link], [], now, [{ connection: "ci-eu", name: "acne/loader" }]), ["to do"], "Check the spelling"],
  ["a link that nothing came under, though others of another connection failed", checkLinks([link], [], now, [{ connection: "ci-us", name: "acne/loader" }]), ["advice"], ""],
  ["a link whose projects came under another channel's", checkLinks([link], [{ team: "C000000002", project, lastRun: now.toISOString() }], now), ["to do", "ok"], "Another channel has a link"],
];

describe("a look at", () => {
  test.each(cases)("%s", (_, checks, states, words) => {
    expect(checks.map(({ state }) => state)).toEqual(states);
    expect(JSON.stringify(checks)).toContain(words);
    for (const { state, mend } of checks) expect(mend !== undefined).toBe(state === "to do" || state === "advice");
  });
});

describe("the scopes that are looked for", () => {
  const scopesIn = (file: string): string[] =>
    [...(readFileSync(new URL(`../../infra/${file}`, import.meta.url), "utf8").split("bot_events:")[0] ?? "").matchAll(/^ {6}- ([a-z_:]+)$/gm)].map(([, scope = ""]) => scope);

  test("are those of the manifests", () => {
    expect(Object.keys(neededScopes)).toEqual(scopesIn("slack-manifest.yml"));
    expect(all.toSorted()).toEqual(scopesIn("slack-manifest-watching.yml"));
  });
});
