import { afterAll, describe, expect, test } from "vitest";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, general, ownUser, startSurfaces } from "../support/slack-surfaces.ts";

// What the base manifest asks for: no history, no files.
const bot = await startSurfaces({ scopes: ["chat:write", "commands", "app_mentions:read", "im:history"] });
afterAll(() => bot.stop());

const failing = `POST https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/s/documents
HTTP/1.1 413 Payload Too Large`;

describe("with the base manifest's scopes alone", () => {
  test("a message is explained by what the shortcut brings", async () => {
    expect(await bot.answerAt((await bot.shortcut({ ts: "1700000000.000100", text: failing })).path)).toContain("Payload Too Large");
  });

  test("a file is said not to be readable, with the scope that is missing", async () => {
    const told = await bot.answerAt((await bot.shortcut({ ts: "1700000000.000200", text: failing, files: [{ id: "F0123456" }] })).path);
    expect(told).toContain("Payload Too Large");
    expect(told).toContain("may not read files here; whoever runs it can add the scope `files:read`");
  });

  test("a mention is answered; without words in a thread it says why the thread cannot be read, and what to do", async () => {
    const posted = (ts: string) => eventually(async () => bot.slack.proxy.calls.filter(({ method, params }) => method === "chat.postMessage" && params["thread_ts"] === ts), (calls) => calls.length > 0);
    const root = String((await bot.api("chat.postMessage", { channel: general, text: failing }))["ts"]);
    await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000000.000300", thread_ts: root, text: `<@${ownUser}>` });
    const [asked] = await posted(root);
    expect(asked?.params["blocks"]).toContain("this app may not read this channel's messages");
    expect(asked?.params["blocks"]).toContain("Explain Coveo error");
    await bot.event({ type: "app_mention", user: alice, channel: general, ts: "1700000000.000400", text: `<@${ownUser}> 429` });
    expect((await posted("1700000000.000400"))[0]?.params["blocks"]).toContain("429");
  });
});
