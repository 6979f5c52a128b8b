import { describe, expect, test } from "vitest";
import { unknownChannel } from "../../src/channels/channel-state.ts";
import { entries } from "../../src/catalog/entries.ts";
import type { LinkAnswer } from "../../src/commands/linking/link-answer.ts";
import { undoButton } from "../../src/commands/team/team-change.ts";
import type { HomeTeam } from "../../src/home/home.ts";
import { teamsPerPage } from "../../src/home/read-home.ts";
import type { LinkRequest } from "../../src/linking/link-request.ts";
import { brokenBlockLimits, brokenViewLimits } from "../../src/local/slack-proxy/broken-block-limits.ts";
import type { Link } from "../../src/pipelines/link.ts";
import { announcementView } from "../../src/views/announcement-view.ts";
import { homeView } from "../../src/views/home-view.ts";
import { linkForm } from "../../src/views/link-form.ts";
import { linkText } from "../../src/views/link-text.ts";
import { linkView } from "../../src/views/link-view.ts";
import { moveForm } from "../../src/views/move-form.ts";
import { movedView } from "../../src/views/moved-view.ts";
import { decidedView, lostLinkView, requestView, toldAskerView } from "../../src/views/request-view.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { stoppedView } from "../../src/views/stopped-view.ts";

const command = "/coveo-error";
const at = "2026-11-20T10:00:00.000Z";
const hostile = "<!channel> & `x` \u202e*";
/** As long and as bad as it may come: the text of each is whatever somebody typed. */
const long = (length: number): string => hostile.repeat(length).slice(0, length);
const link: Link = { connection: "c".repeat(63), projects: long(150), team: "C000000001", branches: [long(200)], workflows: [long(200)], post: "default-branch" };
const request: LinkRequest = { id: "x".repeat(64), link, askedBy: "U000000001", askedAt: at, decision: null, isDone: false, revision: 1 };
const announced = { kind: "not-announced", reason: long(200) } as const;
const many = <T>(one: T, count = 60): T[] => Array.from({ length: count }, () => one);

const answers: LinkAnswer[] = [
  { kind: "in-direct-message" },
  { kind: "unavailable", verb: "link" },
  { kind: "window-opened" },
  { kind: "window-not-opened", verb: "move" },
  { kind: "unknown-connection", connection: long(300), known: many(long(63)) },
  { kind: "not-spoken-for", link },
  { kind: "linked-before", link },
  { kind: "linked", link, announced },
  { kind: "asked", link, again: true },
  { kind: "cannot-ask", held: true },
  { kind: "unlinked", link, announced },
  { kind: "not-linked", connection: long(300), projects: long(300) },
  { kind: "projects", links: [], projects: [], state: unknownChannel },
  { kind: "projects", links: many(link), projects: many({ connection: "c", key: "1", name: long(200) }), state: { ...unknownChannel, stopped: { reason: long(80), at, triedAt: at } } },
  { kind: "unlinked-projects", shown: [], hidden: 1 },
  { kind: "unlinked-projects", shown: many({ connection: long(63), name: long(300), count: 9, lastSeen: at }), hidden: 3 },
  { kind: "moving", to: "C000000002" },
  { kind: "not-moved", why: "not-a-member", to: long(30) },
  { kind: "not-moved", why: "not-allowed", to: "C000000002" },
  { kind: "asked-to-move", links: many(link, 10), to: "C000000002" },
  { kind: "excerpts", excerpts: true, shared: true, changed: true, announced },
  { kind: "not-admin" },
];

const messages: [string, SlackMessage][] = [
  ...answers.map((answer): [string, SlackMessage] => [`the answer ${answer.kind}`, linkView(answer, { command })]),
  ["a request", requestView(request, { holders: many(link) })],
  ["a decided request", decidedView(request, { approved: false, by: "U000000002", at })],
  ["a lost link", lostLinkView(link, { by: "U000000002" })],
  ...(["approved", "declined", "not-asked"] as const).map((what): [string, SlackMessage] => [`the asker's ${what}`, toldAskerView(request, what, { command })]),
  ["an announced link", announcementView({ of: "link", before: link, after: link }, { by: "U000000001" })],
  ["a channel moved to", movedView({ kind: "arrived", from: "C000000001", by: "U000000001", watched: true }, { command })],
  ["a channel moved from", movedView({ kind: "left", from: "C000000001", to: "C000000002", by: "U000000001", links: 3 }, { command })],
  ["a stopped channel", stoppedView({ channel: "C000000001", name: long(100), reason: long(100), command })],
];

/** All that Slack may interpret or show: nobody reads a button's value, nor mentions anybody by plain text. */
const read = (blocks: unknown): string => JSON.stringify(blocks, (key, value: unknown) => (key === "value" || key === "accessibility_label" ? "" : value));

describe("of whatever people type", () => {
  test.each(messages)("%s is within Slack's limits and mentions nobody", (_, message) => {
    expect(brokenBlockLimits(JSON.parse(JSON.stringify(message.blocks)), "message")).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeLessThan(13_000);
    expect(message.text.length).toBeLessThan(4_000);
    expect(read([message.text, message.blocks])).not.toMatch(/<!channel>|\u202e/);
  });
});

test("a link's patterns stand letter by letter: no star of them is lost, nor makes anything bold", () => {
  const patterns: Link = { ...link, projects: "acme/*", branches: ["main", "release/*"], workflows: ["*-nightly"] };
  expect(linkText(patterns)).toBe(`\`acme/*\` of ${link.connection}; branches \`main, release/*\`; workflows \`*-nightly\`; posted of the default branch only`);
  expect(announcementView({ of: "link", before: null, after: patterns }, { by: "U000000001" }).text).toContain("acme/*");
  expect(linkText({ ...link, projects: "a`b" })).toContain("`a'b` of");
});

test("a project of two connections is named once among those that failed", () => {
  const known = ["github", "report"].map((connection) => ({ connection, key: "acme/loader", name: "acme/loader" }));
  expect(read(linkView({ kind: "projects", links: [link], projects: known, state: unknownChannel }, { command }).blocks)).toContain('Failed at least once: acme/loader"');
});

test("a link that is too long for a button's value is announced without one", () => {
  const short = { ...link, projects: "acme/a", branches: [], workflows: [] };
  expect(undoButton({ of: "link", before: short, after: short }).value.length).toBeLessThan(2_000);
  expect(JSON.stringify(announcementView({ of: "link", before: null, after: short }, { by: "U000000001" }))).toContain("undo_link");
  const branches = many("release/2026", 300);
  expect(JSON.stringify(announcementView({ of: "link", before: null, after: { ...short, branches } }, { by: "U000000001" }))).not.toContain("undo_link");
});

describe("within the limits of windows and the Home tab", () => {
  const errors = entries.map(({ id }) => ({ id, count: 9, pipelines: 9, lookups: 9, last: at }));
  const team: HomeTeam = {
    channel: "C000000001",
    profile: { team: "C000000001", name: long(80), digestOn: true, schedule: { weekday: 5, time: "09:00", zone: "America/Argentina/ComodRivadavia" }, thresholds: { throttling: { notice: 5, warning: 20 }, "daily-limit": { notice: 2, warning: 3 }, other: { notice: 5, warning: 6 } }, joinedAt: at },
    state: { ...unknownChannel, excerpts: true, stopped: { reason: long(80), at, triedAt: at } },
    stats: { team: "C000000001", errors, flags: entries.map(({ id }) => ({ id, level: "warning", raisedAt: at, snoozedUntil: at })) },
    links: many(link),
  };

  test.each([0, 1, teamsPerPage])("the Home tab with %i channels that have everything", (count) => {
    for (const page of [0, 1, 2]) {
      const view = homeView({ kind: "teams", from: at, teams: many(team, count), page, pages: 3, total: count * 3 }, { command });
      expect(brokenViewLimits(JSON.parse(JSON.stringify(view)))).toEqual([]);
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(read(view.blocks)).not.toMatch(/<!channel>|\u202e/);
    }
  });

  test("the windows, with more connections than Slack shows", () => {
    const connections = Array.from({ length: 150 }, (_, index) => `${"c".repeat(59)}${index}`);
    for (const view of [linkForm({ channel: "C000000001", connections }), linkForm({ channel: null, connections: ["report"] }), moveForm({ channel: "C000000001" })]) {
      expect(brokenViewLimits(JSON.parse(JSON.stringify(view)))).toEqual([]);
    }
  });
});
