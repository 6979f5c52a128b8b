import { afterAll, describe, expect, test } from "vitest";
import { startSlack } from "../../src/local/emulated-slack.ts";
import { createResponseAddresses } from "../../src/local/slack-proxy/response-addresses.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";

const channel = "C000000001";
const slack = await startSlack({ port: await freePorts(), token: "xoxb-local" });
afterAll(() => slack.close());

const call = async (method: string, body: Record<string, unknown>) => {
  const answer = await fetch(`${slack.url}/api/${method}`, { method: "POST", headers: { authorization: "Bearer xoxb-local", "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body: (await answer.json()) as Record<string, unknown> };
};
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const modal = { type: "modal", title: { type: "plain_text", text: "Title" }, blocks: [section("x")] };

describe("the emulated Slack behind its proxy", () => {
  test.each([
    ["a section that is too long", [section("x".repeat(3_001))], "invalid_blocks"],
    ["an empty section", [section("")], "invalid_blocks"],
    ["51 blocks", Array.from({ length: 51 }, () => section("x")), "invalid_blocks"],
    ["a block id twice", [{ ...section("x"), block_id: "a" }, { ...section("y"), block_id: "a" }], "invalid_blocks"],
    ["a header of 151 characters", [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }], "invalid_blocks"],
    ["a button whose value is too long", [{ type: "actions", elements: [{ type: "button", action_id: "a", value: "x".repeat(2_001), text: { type: "plain_text", text: "x" } }] }], "invalid_blocks"],
    ["a block of no kind", [{ type: "nonsense" }], "invalid_blocks"],
    ["50 blocks at the limit", Array.from({ length: 50 }, () => section("x".repeat(200))), undefined],
  ])("takes %s as Slack does", async (_, blocks, error) => {
    expect((await call("chat.postMessage", { channel, text: "x", blocks })).body["error"]).toBe(error);
  });

  test("gives the messages between two times, and metadata to who asks for it", async () => {
    const posted: string[] = [];
    for (const text of ["one", "two", "three"]) posted.push(String((await call("chat.postMessage", { channel, text, metadata: { event_type: "e", event_payload: { key: text } } })).body["ts"]));
    const [one = "", , three = ""] = posted;
    const textsOf = async (query: Record<string, unknown>) => ((await call("conversations.history", { channel, ...query })).body["messages"] as { text: string; metadata?: unknown }[]).map(({ text }) => text);
    expect(await textsOf({ oldest: one })).toEqual(["three", "two"]);
    expect(await textsOf({ oldest: one, latest: three, inclusive: true })).toEqual(["three", "two", "one"]);
    expect(await textsOf({ oldest: one, latest: three })).toEqual(["two"]);
    expect(JSON.stringify((await call("conversations.history", { channel })).body)).not.toContain("event_payload");
    expect(JSON.stringify((await call("conversations.history", { channel, include_all_metadata: true })).body)).toContain("event_payload");
  });

  test("asks to wait on demand, as often as it is told to", async () => {
    slack.proxy.break("chat.postMessage", { seconds: 7, times: 1 });
    expect(await call("chat.postMessage", { channel, text: "x" })).toMatchObject({ status: 429, retryAfter: "7", body: { ok: false } });
    expect((await call("chat.postMessage", { channel, text: "x" })).body["ok"]).toBe(true);
    slack.proxy.mend();
  });

  test("opens a window by a trigger of our signer's once, within three seconds", async () => {
    const trigger = `local.${Date.now()}.a`;
    expect((await call("views.open", { trigger_id: trigger, view: modal })).body["ok"]).toBe(true);
    expect((await call("views.open", { trigger_id: trigger, view: modal })).body["error"]).toBe("exchanged_trigger_id");
    expect((await call("views.open", { trigger_id: `local.${Date.now() - 4_000}.b`, view: modal })).body["error"]).toBe("expired_trigger_id");
    expect((await call("views.open", { trigger_id: `local.${Date.now()}.c`, view: { ...modal, title: { type: "plain_text", text: "x".repeat(25) } } })).body["error"]).toBe("invalid_arguments");
  });

  test("refuses a call whose scope the token has not", async () => {
    const poor = await startSlack({ port: await freePorts(), token: "xoxb-poor", scopes: ["chat:write"] });
    const answer = await fetch(`${poor.url}/api/conversations.history?channel=${channel}`, { method: "POST", headers: { authorization: "Bearer xoxb-poor", "content-type": "application/x-www-form-urlencoded" }, body: `channel=${channel}` });
    expect(await answer.json()).toMatchObject({ ok: false, error: "missing_scope" });
    await poor.close();
  });
});

describe("a response address", () => {
  test("takes five answers in thirty minutes, and none that Slack would refuse", () => {
    let now = 0;
    const { take, open, responses } = createResponseAddresses(() => now);
    expect(take("a", "{")).toEqual({ status: 400, text: "invalid_payload" });
    expect(take("a", "{}")).toEqual({ status: 400, text: "no_text" });
    expect(take("a", JSON.stringify({ blocks: [section("")] }))).toEqual({ status: 400, text: "invalid_blocks" });
    for (let use = 0; use < 5; use += 1) expect(take("a", '{"text":"x"}').status).toBe(200);
    expect(take("a", '{"text":"x"}')).toEqual({ status: 404, text: "used_url" });
    open("b");
    now = 31 * 60_000;
    expect(take("b", '{"text":"x"}')).toEqual({ status: 404, text: "expired_url" });
    expect(responses).toHaveLength(5);
  });
});
