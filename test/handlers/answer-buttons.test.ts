import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { brokenLimits } from "../support/block-limits.ts";
import type { Response } from "../support/response-addresses.ts";
import { alice, allText, bob, buttonOf, startSignedSlack, type Posted } from "../support/signed-slack.ts";

const slack = await startSignedSlack();
afterAll(slack.stop);
const { command, press, messages, told, proxy, responses, store } = slack;
const channel = "C000000001";

beforeEach(() => {
  proxy.mend();
  proxy.calls.splice(0);
  responses.open(true);
  responses.taken();
});

const last = async (): Promise<Posted | undefined> => (await messages(channel)).at(-1);
const count = async (): Promise<number> => (await messages(channel)).length;

describe("a private answer", () => {
  test("is shared in the channel with who asked for what, and says so then", async () => {
    const answer = await command("429 `x` <!channel>");
    expect(answer.response_type).toBe("ephemeral");
    expect(brokenLimits(answer)).toEqual([]);
    const before = await count();
    expect((await press(buttonOf(answer, "share_answer"), null)).status).toBe(200);
    expect(await count()).toBe(before + 1);
    const shared = allText((await last()) as Posted);
    expect(shared).toContain(`Shared by <@${alice}>, who asked for \`429 'x' &lt;!channel&gt;\``);
    expect(shared).toContain("429 TOO_MANY_REQUESTS (Push API)");
    const [replaced, ...more] = responses.taken();
    expect(more).toEqual([]);
    expect(replaced).toMatchObject({ replace_original: true, response_type: "ephemeral" });
    expect(() => buttonOf(replaced as Response, "share_answer")).toThrow("no button");
    expect(allText(replaced as Response)).toContain("You shared this in the channel.");
    expect(told()).toEqual([]);
  });

  test("is shared once when the button is pressed twice at once, and twice in a row", async () => {
    const answer = await command("SOURCE_DOES_NOT_EXIST");
    const before = await count();
    const button = buttonOf(answer, "share_answer");
    await Promise.all([press(button, null), press(button, null)]);
    await press(button, null);
    expect(await count()).toBe(before + 1);
    const again = await command("SOURCE_DOES_NOT_EXIST");
    await press(buttonOf(again, "share_answer"), null, { user: bob });
    expect(await count()).toBe(before + 2);
  });

  test.each([
    ["shared in the channel", async () => buttonOf(await command("SOURCE_DOES_NOT_EXIST"), "share_answer")],
    ["posted in the thread", async () => ({ action_id: "post_in_thread", value: JSON.stringify({ v: 1, e: ["push/413"], t: "1700000009.000100" }) })],
  ])("whose first press was not answered says, when it is %s again at once, that it is at it", async (_, button) => {
    const pressed = await button();
    proxy.break("chat.postMessage", "hang");
    await press(pressed, null);
    responses.taken();
    proxy.mend();
    await press(pressed, null);
    expect(responses.taken().map((each) => allText(each))).toEqual([expect.stringContaining("It is being posted already.")]);
  });

  test("of a secret is shared without it", async () => {
    const answer = await command("SOURCE_DOES_NOT_EXIST xx564559b1-0045-48e1-953c-3addd1ee4457");
    expect(JSON.stringify(answer)).not.toContain("564559b1");
    await press(buttonOf(answer, "share_answer"), null);
    expect(JSON.stringify(await last())).not.toContain("564559b1");
  });

  test("is posted by its response address where the app is not in the channel, once", async () => {
    proxy.break("chat.postMessage", { error: "not_in_channel" });
    const button = buttonOf(await command("413"), "share_answer");
    await press(button, null);
    await press(button, null);
    expect(responses.taken().filter(({ response_type: type }) => type === "in_channel")).toHaveLength(1);
  });

  test("that cannot be shared says why", async () => {
    proxy.break("chat.postMessage", { error: "is_archived" });
    responses.open(false);
    await press(buttonOf(await command("413"), "share_answer"), null);
    expect(told()).toEqual([{ user: alice, text: expect.stringMatching(/archived/) }]);
  });

  test("to an open status is switched to another API in place, counted once, and can be shared as that", async () => {
    const other = "C000000002";
    const answer = await command("429", { channel: other });
    await press(buttonOf(answer, "show_answer_usage-analytics"), null, { channel: other });
    const [switched] = responses.taken();
    expect(switched).toMatchObject({ replace_original: true });
    const text = allText(switched as Response);
    expect(text).toContain("TooManyRequestsException (Usage Analytics Write API)");
    expect(text).toContain("TOO_MANY_REQUESTS (Push API)");
    expect(brokenLimits(switched as Response)).toEqual([]);
    const met = await store.listOccurrences({ team: other, from: "2000", until: "3000" });
    expect(met.map(({ errorId }) => errorId)).toEqual(["push/429/TOO_MANY_REQUESTS"]);
    expect(buttonOf(switched as Response, "show_answer_push")).toBeDefined();
    await press(buttonOf(switched as Response, "share_answer"), null, { channel: other });
    expect(allText((await messages(other)).at(-1) as Posted)).toMatch(/^429 TooManyRequestsException[^]*who asked for `429`/);
  });

  test("to two statuses answers both, and is shared so", async () => {
    const other = "C000000002";
    const answer = await command("429 and 413?", { channel: other });
    expect(brokenLimits(answer)).toEqual([]);
    const both = /429 TOO_MANY_REQUESTS \(Push API\)[^]*\*What to do\*[^]*413 \(Push API\)[^]*\*What to do\*/;
    expect(allText(answer)).toMatch(new RegExp(`^${both.source}[^]*It may also be[^]*TooManyRequestsException`));
    await press(buttonOf(answer, "share_answer"), null, { channel: other });
    const shared = allText((await messages(other)).at(-1) as Posted);
    expect(shared).toMatch(both);
    expect(shared).not.toContain("It may also be");
  });

  test("that is too old to be changed is followed by the other one", async () => {
    responses.open(false);
    await press(buttonOf(await command("429"), "show_answer_http"), null);
    expect(told()).toEqual([{ user: alice, text: expect.stringContaining("429") }]);
  });

  test("with one API only has no choice of them", async () => {
    const answer = await command("413");
    expect(() => buttonOf(answer, "show_answer")).toThrow("no button");
  });

  test.each([
    ["of another version", JSON.stringify({ v: 2, a: "12345678", q: "", e: ["push/413"] })],
    ["of an error that the catalog does not know", JSON.stringify({ v: 1, a: "12345678", q: "", e: ["push/999/X"] })],
    ["that cannot be read", "{"],
  ])("with a button %s is answered in words", async (_, value) => {
    responses.open(false);
    for (const action_id of ["share_answer", "show_answer_push"]) {
      await press({ action_id, value }, null);
      expect(told()).toEqual([{ user: alice, text: expect.stringContaining("of another version of this app") }]);
    }
  });
});

describe("an answer about a daily limit", () => {
  test("tells when the limit starts anew, in the reader's own time, and how long that is", async () => {
    const text = allText(await command("TOO_MANY_DOCUMENTS_DAILY"));
    const now = new Date();
    const reset = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) / 1000;
    expect(text).toContain(`The next daily reset is <!date^${reset}^{date_short_pretty} at {time}|`);
    expect(text).toMatch(/midnight UTC\), in (\d+ hours?|\d+ minutes?|less)/);
  });
});

test("an answer tells its limits as numbers", async () => {
  expect(allText(await command("413"))).toMatch(/Limits: .*\d megabytes|Limits: .*52,428,800 bytes/);
});
