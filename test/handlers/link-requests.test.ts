import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readRequestValue } from "../../src/views/link-actions.ts";
import { aLink } from "../adapters/store-contract.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, random } from "../support/slack-surfaces.ts";
import { admin, startLinkSurfaces } from "../support/link-surfaces.ts";

const { bot, store, aProject, linkOf, typed, asked, toldTo } = await startLinkSurfaces();
afterAll(() => bot.stop());
beforeEach(() => bot.slack.proxy.calls.splice(0));

describe("a request", () => {
  test("is decided by an administrator alone, once; asker and channel are told, and its buttons go", async () => {
    const project = aProject();
    expect(await typed(`link report ${project}`)).toContain("An administrator was asked");
    const question = await asked(project);
    const approve = buttonIn(JSON.stringify(question), "approve_link");

    expect(await bot.answerAt((await bot.press(approve, { channel: random })).path)).toContain("Only administrators");
    expect(await linkOf(project)).toBeUndefined();

    await Promise.all([1, 2].map(() => bot.press(approve, { channel: random, user: admin })));
    await eventually(() => linkOf(project), (link) => link?.team === general);
    await toldTo(alice, "*approved* your link");
    const decided = await eventually(() => asked(project), ({ blocks }) => JSON.stringify(blocks).includes("*Approved* by"));
    expect(JSON.stringify(decided.blocks)).not.toContain("approve_link");
    const announced = (await bot.messages(general)).filter(({ blocks }) => JSON.stringify(blocks).includes(project));
    expect(announced).toHaveLength(1);

    expect(await bot.answerAt((await bot.press(buttonIn(JSON.stringify(question), "decline_link"), { channel: random, user: admin })).path)).toContain("decided otherwise");
    expect(await linkOf(project)).toBeDefined();
  });

  test("that is declined changes nothing, and may be asked again", async () => {
    const project = aProject();
    await typed(`link report ${project}`);
    await bot.press(buttonIn(JSON.stringify(await asked(project)), "decline_link"), { channel: random, user: admin });
    await toldTo(alice, "*declined* your link");
    expect(await linkOf(project)).toBeUndefined();
    await eventually(() => typed(`link report ${project}`), (shown) => shown.includes("*An administrator was asked*"));
  });

  test("for what another channel has names that channel to the administrators alone, which is told when it loses it", async () => {
    const project = aProject();
    await store.putLink(aLink("C000000777", { connection: "report", projects: project }));
    const shown = await typed(`link report ${project}`, { user: admin });
    expect(shown).toContain("An administrator was asked");
    expect(shown).not.toContain("C000000777");
    const question = await asked(project);
    expect(JSON.stringify(question.blocks)).toContain("<#C000000777>");
    await bot.press(buttonIn(JSON.stringify(question), "approve_link"), { channel: random, user: admin });
    await eventually(() => linkOf(project), (link) => link?.team === general);
  });

  test("is carried out and done where Slack lets the app write to no person; it is said in the channel to the asker alone, and what is unlinked then stays so", async () => {
    const project = aProject();
    await typed(`link report ${project}`);
    const question = await asked(project);
    bot.slack.proxy.break("chat.postMessage", { error: "messages_tab_disabled", to: /^U/ });
    await bot.press(buttonIn(JSON.stringify(question), "approve_link"), { channel: random, user: admin });
    await bot.idle();
    bot.slack.proxy.mend();
    const alone = bot.slack.proxy.calls.filter(({ method, params }) => method === "chat.postEphemeral" && params["text"]?.includes(project)).map(({ params }) => [params["channel"], params["user"], params["text"]?.includes("*approved* your link")]);
    expect(alone).toEqual([[general, alice, true]]);
    expect(bot.deadLetters).toEqual([]);
    const id = readRequestValue(buttonIn(JSON.stringify(question), "approve_link").value)?.id ?? "";
    expect(await store.findLinkRequest(id)).toMatchObject({ isDone: true });
    await typed(`unlink report ${project}`);
    bot.enqueue({ version: 1, kind: "slack", work: "link", correlationId: id, id });
    await bot.idle();
    expect(await linkOf(project)).toBeUndefined();
  });

  test("whose question somebody deleted is brought again when it is asked again", async () => {
    const project = aProject();
    await typed(`link report ${project}`);
    const { ts } = await asked(project);
    expect(await bot.api("chat.delete", { channel: random, ts })).toMatchObject({ ok: true });
    await typed(`link report ${project}`);
    await bot.idle();
    const again = await asked(project);
    await bot.press(buttonIn(JSON.stringify(again), "approve_link"), { channel: random, user: admin });
    await eventually(() => linkOf(project), (link) => link?.team === general);
  });

  test("asked twice is one message, and one that ran out is decided no more", async () => {
    const project = aProject();
    await typed(`link report ${project}`);
    expect(await typed(`link report ${project}`)).toContain("asked for already");
    const question = await asked(project);
    expect((await bot.messages(random)).filter(({ blocks }) => JSON.stringify(blocks).includes(`\`${project}\``))).toHaveLength(1);
    const { action_id, value } = buttonIn(JSON.stringify(question), "approve_link");
    const old = JSON.stringify({ ...readRequestValue(value), askedAt: "2020-01-01T00:00:00.000Z" });
    expect(await bot.answerAt((await bot.press({ action_id, value: old }, { channel: random, user: admin })).path)).toContain("has run out");
    expect(await bot.answerAt((await bot.press({ action_id, value: "{}" }, { channel: random, user: admin })).path)).toContain("another version");
  });
});
