import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { tellingAsker } from "../../../src/commands/ask/telling-asker.ts";
import { MessageHeldError, UnavailableError } from "../../../src/errors.ts";
import type { SlackWork } from "../../../src/pipelines/queue-message.ts";
import type { LateReplies } from "../../../src/ports/replies.ts";
import { createInMemorySlack } from "../../support/in-memory-slack.ts";

const askedAt = "2026-11-20T10:00:00.000Z";
const asked = { version: 1, kind: "slack", correlationId: "ref-1", channel: "C000000001", user: "U000000001", askedAt } as const;
const said = { text: "429", hidden: false, files: [], moreFiles: 0 };
const explain: SlackWork<"explain"> = { ...asked, ...said, work: "explain", threadTs: "1.1", response: "actions/x" };
const question: SlackWork<"question"> = { ...asked, ...said, work: "question", ts: "1.5", threadTs: null, direct: false };

const outage = new UnavailableError("slack", "Slack did not tell of a file");

const attempt = async (work: SlackWork<"explain"> | SlackWork<"question">, { received = 1, minutes = 0, fault = outage, late }: { received?: number; minutes?: number; fault?: Error | null; late?: LateReplies } = {}) => {
  const now = new Date(Date.parse(askedAt) + minutes * 60_000);
  const slack = createInMemorySlack();
  const told: string[] = [];
  const logged: string[] = [];
  const ports = {
    store: createMemoryStore({ clock: () => now }),
    messenger: slack.messenger,
    late: late ?? { tellLater: async ({ message }) => (told.push(message.text), { kind: "told" as const }) },
    clock: () => now,
    log: (event: string) => void logged.push(event),
  } satisfies Parameters<typeof tellingAsker>[0];
  let tried = 0;
  const outcome = await tellingAsker(ports, work, received, async () => {
    tried += 1;
    if (fault !== null) throw fault;
  }).then(() => "over", (error: unknown) => error);
  return { outcome, told, logged, messages: slack.messages, tried };
};

test("what works, and what may work yet, tells nobody", async () => {
  expect(await attempt(explain, { received: 6, fault: null })).toEqual({ outcome: "over", told: [], logged: [], messages: [], tried: 1 });
  for (const received of [1, 5]) expect(await attempt(explain, { received, minutes: 9 })).toMatchObject({ outcome: outage, told: [] });
});

test.each([{ received: 6 }, { minutes: 11 }, { received: 6, fault: new TypeError("a fault of ours") }])("after too many tries, or too late, whoever asked is told with the reference, and it is not tried again (%j)", async (of) => {
  const { outcome, told, logged } = await attempt(explain, of);
  expect({ outcome, told, logged }).toEqual({ outcome: "over", told: [expect.stringMatching(/There is no answer[^]*`ref-1`/)], logged: ["question-given-up"] });
});

test("what ended the process at each try, or of which nobody could be told in time, is told without another try", async () => {
  expect(await attempt(explain, { received: 7, minutes: 11, fault: null })).toMatchObject({ outcome: "over", tried: 0, told: [expect.stringMatching(/There is no answer/)], logged: ["question-given-up"] });
  for (const soon of [{ received: 7, minutes: 9 }, { received: 6, minutes: 11 }]) expect(await attempt(explain, { ...soon, fault: null })).toMatchObject({ tried: 1, told: [] });
});

test("a mention is told in its thread, and a direct message where it stands", async () => {
  expect((await attempt(question, { received: 6 })).messages).toMatchObject([{ channel: "C000000001", threadTs: "1.5", text: expect.stringContaining("ref-1") }]);
  const [direct] = (await attempt({ ...question, direct: true }, { received: 6 })).messages;
  expect(direct).not.toHaveProperty("threadTs");
});

test("what another try is at goes on, and so does what nobody could be told of", async () => {
  const held = new MessageHeldError(3);
  expect(await attempt(explain, { received: 9, fault: held })).toMatchObject({ outcome: held, told: [] });
  const down = new UnavailableError("slack", "Slack did not take a private answer");
  expect(await attempt(explain, { received: 9, late: { tellLater: () => Promise.reject(down) } })).toMatchObject({ outcome: down, logged: [] });
  expect(await attempt(explain, { received: 9, late: { tellLater: async () => ({ kind: "refused", reason: "not_in_channel" }) } })).toMatchObject({ outcome: "over", logged: ["question-given-up"] });
});
