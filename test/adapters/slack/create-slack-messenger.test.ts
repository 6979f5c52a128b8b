import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createSlackMessenger } from "../../../src/adapters/slack/create-slack-messenger.ts";
import { useServer } from "../../support/use-server.ts";

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown; drop?: true };
let answers: ((form: URLSearchParams) => Answer)[] = [];
const calls: { method: string; form: URLSearchParams }[] = [];
const { address } = useServer(async (request, response) => {
  const form = new URLSearchParams(await text(request));
  calls.push({ method: (request.url ?? "").replace("/api/", ""), form });
  const { status = 200, headers = {}, body = { ok: true }, drop } = answers.shift()?.(form) ?? {};
  if (drop) return request.socket.destroy();
  return response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
});
beforeEach(() => {
  answers = [];
  calls.length = 0;
});

const messenger = () => createSlackMessenger({ token: "xoxb-test", apiUrl: `${address()}/api/` });
const send = () => messenger().send({ channel: "C1", message: { text: "hi", blocks: [] }, key: "the-key" });
const find = () => messenger().findPosted({ channel: "C1", key: "the-key", since: "2026-11-20T10:00:00.000Z", until: "2026-11-20T10:00:15.000Z" });
const ours = { ts: "5.5", metadata: { event_type: "coveo_error_reply", event_payload: { key: "the-key" } } };

describe("a message", () => {
  test("is posted once, under its key, and mentions nobody", async () => {
    answers = [() => ({ body: { ok: true, ts: "1.2" } })];
    expect(await send()).toEqual({ kind: "posted", ts: "1.2" });
    expect(calls).toHaveLength(1);
    expect(Object.fromEntries(calls[0]?.form ?? [])).toMatchObject({ channel: "C1", parse: "none", link_names: "false", metadata: expect.stringContaining("the-key") });
  });

  test.each(["channel_not_found", "not_in_channel", "is_archived", "invalid_blocks", "msg_too_long", "messages_tab_disabled", "cannot_dm_bot", "user_disabled"])("that Slack refuses with %s is refused for good", async (error) => {
    answers = [() => ({ body: { ok: false, error } })];
    expect(await send()).toEqual({ kind: "refused", reason: error });
  });

  test("that comes too fast waits as long as Slack says, and is not retried here", async () => {
    answers = [() => ({ status: 429, headers: { "retry-after": "30" } })];
    expect(await send()).toEqual({ kind: "wait", seconds: 30 });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ["Slack has a fault", () => ({ body: { ok: false, error: "fatal_error" } })],
    ["the token is revoked", () => ({ body: { ok: false, error: "token_revoked" } })],
    ["Slack answers 500", () => ({ status: 500 })],
    ["the answer is lost", () => ({ drop: true as const })],
  ])("is neither posted nor refused, as far as is known, when %s; it is not retried here", async (_, answer) => {
    answers = [answer];
    await expect(send()).rejects.toMatchObject({ name: "UnavailableError", service: "slack" });
    expect(calls).toHaveLength(1);
  });
});

describe("a message that was posted before", () => {
  const page = (next: string, messages: object[]) => () => ({ body: { ok: true, messages, has_more: next !== "", response_metadata: { next_cursor: next } } });
  const others = Array.from({ length: 200 }, (_, index) => ({ ts: `9.${index}` }));

  test("is found by its key between the first try and a minute after the latest, also behind many others", async () => {
    answers = [page("second", others), page("third", others), page("", [ours])];
    expect(await find()).toEqual({ kind: "found", ts: "5.5" });
    expect(calls.map(({ form }) => form.get("cursor"))).toEqual([null, "second", "third"]);
    expect(calls[0]?.form.get("oldest")).toBe("1795168795");
    expect(calls[0]?.form.get("latest")).toBe("1795168875");
  });

  test("is not found where another's key, or another app's metadata, is there", async () => {
    answers = [() => ({ body: { ok: true, messages: [{ ...ours, metadata: { ...ours.metadata, event_payload: { key: "other" } } }, { ts: "1.1", metadata: { event_type: "x", event_payload: { key: "the-key" } } }] } })];
    expect(await find()).toEqual({ kind: "absent" });
  });

  test("is not known to be there or not behind more messages than are looked through", async () => {
    answers = Array.from({ length: 20 }, (_, index) => page(`page-${index}`, others));
    expect(await find()).toEqual({ kind: "unsure", reason: "more was posted there since than is looked through" });
    expect(calls).toHaveLength(10);
  });

  test("is looked for only as long as it can still be posted after that", async () => {
    const now = Date.now();
    const clock = vi.spyOn(Date, "now").mockReturnValueOnce(now).mockReturnValueOnce(now).mockReturnValue(now + 4_001);
    answers = [page("second", others), page("third", [ours])];
    expect(await find()).toEqual({ kind: "unsure", reason: "Slack answers too slowly to look through the channel" });
    clock.mockRestore();
    expect(calls).toHaveLength(1);
  });

  test("is looked for no further in a channel that cannot be read; a fault of Slack's is one", async () => {
    answers = [() => ({ body: { ok: false, error: "not_in_channel" } }), () => ({ body: { ok: false, error: "internal_error" } })];
    expect(await find()).toEqual({ kind: "absent" });
    await expect(find()).rejects.toMatchObject({ name: "UnavailableError" });
  });

  test.each(["missing_scope", "no_permission"])("is not looked for where the app may not read messages (%s), so that it comes twice rather than never", async (error) => {
    answers = [() => ({ body: { ok: false, error } })];
    expect(await find()).toEqual({ kind: "unsure", reason: error });
  });
});

describe("a message that stands in a channel", () => {
  const read = () => messenger().read({ channel: "C1", ts: "5.5" });
  const update = () => messenger().update({ channel: "C1", ts: "5.5", message: { text: "new", blocks: [] } });

  test("is read as it is now", async () => {
    answers = [() => ({ body: { ok: true, messages: [{ ts: "5.5", text: "hi", blocks: [{ type: "divider", block_id: "x" }] }] } })];
    expect(await read()).toEqual({ kind: "read", message: { text: "hi", blocks: [{ type: "divider", block_id: "x" }] } });
    expect(calls[0]).toMatchObject({ method: "conversations.replies" });
  });

  test.each([
    ["nobody answers to its thread", { ok: false, error: "thread_not_found" }],
    ["its thread has a tombstone for it", { ok: true, messages: [{ ts: "5.5", subtype: "tombstone", text: "This message was deleted." }] }],
    ["only replies are left", { ok: true, messages: [{ ts: "6.6", thread_ts: "5.5" }] }],
  ])("is gone where %s", async (_, body) => {
    answers = [() => ({ body })];
    expect(await read()).toEqual({ kind: "gone" });
  });

  test.each(["missing_scope", "not_in_channel", "channel_not_found"])("is not taken for gone where the app may not read it (%s)", async (error) => {
    answers = [() => ({ body: { ok: false, error } })];
    expect(await read()).toEqual({ kind: "refused", reason: error });
  });

  test.each([
    ["message_not_found", { kind: "gone" }],
    ["edit_window_closed", { kind: "refused", reason: "edit_window_closed" }],
    ["cant_update_message", { kind: "refused", reason: "cant_update_message" }],
  ])("that cannot be changed says why: %s", async (error, expected) => {
    answers = [() => ({ body: { ok: false, error } })];
    expect(await update()).toEqual(expected);
  });

  test("is changed later where Slack asks to wait, and a fault is one", async () => {
    answers = [() => ({ status: 429, headers: { "retry-after": "30" } }), () => ({ status: 500 }), () => ({ body: { ok: false, error: "internal_error" } })];
    expect(await update()).toEqual({ kind: "wait", seconds: 30 });
    await expect(update()).rejects.toMatchObject({ name: "UnavailableError" });
    await expect(read()).rejects.toMatchObject({ name: "UnavailableError" });
  });
});
