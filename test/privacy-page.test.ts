import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDynamoStore } from "../src/adapters/dynamodb/create-dynamo-store.ts";
import type { Posting } from "../src/posting/posting.ts";
import { notShown } from "../src/recurrence/storm.ts";
import { aLink, aRun } from "./adapters/store-contract.ts";
import { startEmbeddedTable } from "../infra/surroundings/embedded-table.ts";

const root = new URL("../", import.meta.url);
const page = readFileSync(new URL("docs/privacy.md", root), "utf8");
/** Everything happens at this time, so that what is kept is told by `expiresAt` to the day. */
const now = new Date("2026-11-20T00:00:00.000Z");
const at = now.toISOString();
const person = "U0PERSON01";
const errorId = "push/413";

type Kind = { days: number | null; people: boolean };

/** By item, as `TEAM PROFILE`: in some partitions the sort key is a name alone. */
const kindOf = (pk: string, sk: string): string => {
  const [head = "", tail = ""] = [pk, sk].map((key) => key.split("#")[0] ?? "");
  return pk.includes("#") && head !== "ORG" ? `${head} ${tail}` : head;
};

const told = new Map<string, Kind>(
  [...page.matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)? \| .+? \| (.+?) \| (.+?) \|$/gm)].map(([, pk = "", sk = "", people = "", kept = ""]) => {
    const days = /^(\d+) days/.exec(kept)?.[1];
    return [kindOf(pk, sk), { days: days === undefined ? null : Number(days), people: !people.startsWith("nothing") }];
  }),
);

let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
beforeAll(async () => {
  table = await startEmbeddedTable();
});
afterAll(() => table.close());

describe("docs/privacy.md", () => {
  test("lists every kind of item that is stored, how long it stays and whether it names people; and nothing else", async () => {
    const store = createDynamoStore({ ...table, clock: () => now });
    const run = aRun({ occurredAt: at });
    const place = { project: run.project, workflow: run.workflow, branch: run.branch };
    const postings: { [K in Posting["kind"]]: Extract<Posting, { kind: K }> } = {
      reply: { kind: "reply", run, channel: "C1" },
      recovery: { kind: "recovery", run, channel: "C1", errorId },
      flag: { kind: "flag", team: "C1", errorId, level: "notice", episode: at, ladder: "other" },
      storm: { kind: "storm", team: "C1", errorId, startedAt: at },
      digest: { kind: "digest", team: "C1", slot: at },
      answer: { kind: "answer", channel: "C1", ts: "1.2" },
      shared: { kind: "shared", channel: "C1", threadTs: "1.2", errorId },
      told: { kind: "told", channel: person, about: "link approved" },
    };
    for (const posting of Object.values(postings)) {
      await store.reserve(posting, 15);
      await store.markPosted(posting, "1.3");
    }
    const occurrence = { team: "C1", errorId, occurredAt: at, dedupeId: "x", source: "lookup" as const };
    await store.recordOccurrence(occurrence);
    await store.withdrawOccurrence(occurrence, { by: person, at });
    await store.openRun(run);
    await store.putLink(aLink("C1"));
    await store.linkOf(run.project);
    await store.noteUnlinked(run);
    await store.noteUnknownCode({ code: "X", status: null }, run);
    await store.changeOpenFailure({ place, errorId, channel: "C1", run, ts: null, claimedAt: at, claimedUntil: at, openedAt: at, lastAt: at, storm: null, recovered: null, revision: 0 });
    await store.putGreen(place, { runId: "1", attempt: 1, runUrl: null, at });
    await store.changeStorm({ team: "C1", errorId, startedAt: at, lastAt: at, ts: null, joins: 1, over: false, show: notShown, revision: 0 });
    await store.changeFlag({ team: "C1", errorId }, { claims: [], snooze: { until: at, unlessWorseThan: null, by: person, at }, mutes: [{ project: null, until: at, reason: "x", by: person, at }], taken: { by: person, at }, revision: 0 });
    await store.addNote({ team: "C1", errorId, at, text: "x", by: person, edited: { by: person, at } });
    await store.putVote({ team: "C1", errorId, voter: "x", helped: true, at });
    await store.putWeek("C1", { week: "2026-W46", errors: {} });
    await store.noteHit({ organization: "acme", errorId, day: "2026-11-20", team: "C1" });
    await store.putWish({ askId: "x", query: "x", at });
    await store.changeChannel("C1", { name: "x" });
    await store.putAllowance({ connection: "github", projects: "acme/*", teams: ["C1"] });
    await store.changeLinkRequest({ id: "x", link: aLink("C1"), askedBy: person, askedAt: at, decision: { approved: true, by: person, at }, isDone: true, revision: 0 });

    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    const stored = new Map<string, Kind>();
    for (const item of Items) {
      const expiresAt = item["expiresAt"]?.N;
      const days = expiresAt === undefined ? null : Number(expiresAt) / 86_400 - now.getTime() / 86_400_000;
      stored.set(kindOf(item["pk"]?.S ?? "", item["sk"]?.S ?? ""), { days, people: JSON.stringify(item).includes(person) });
    }
    expect(Object.fromEntries([...told].toSorted())).toEqual(Object.fromEntries([...stored].toSorted()));
  });

  test("names every word that a key begins with, and no other", () => {
    const folder = new URL("src/adapters/dynamodb/", root);
    const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
    const words = [...sources.matchAll(/(?:key\(|mark\(|pk: |sk: |sk: \{ S: |pk: \{ S: |= )"([A-Z]{2,})(?:#)?"/g)].map(([, word = ""]) => word);
    const onPage = [...told.keys()].flatMap((kind) => kind.split(" "));
    expect([...new Set(words)].toSorted()).toEqual([...new Set(onPage)].toSorted());
  });
});
