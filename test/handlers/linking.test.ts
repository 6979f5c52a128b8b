import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { linkFields } from "../../src/views/link-form.ts";
import { linkForms } from "../../src/views/link-actions.ts";
import { noFlag, type FlagState } from "../../src/recurrence/flag-state.ts";
import { aLink } from "../adapters/store-contract.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, buttonIn, general, random } from "../support/slack-surfaces.ts";
import { admin, startLinkSurfaces } from "../support/link-surfaces.ts";

const { bot, store, aProject, linkOf, typed, asked } = await startLinkSurfaces();
afterAll(() => bot.stop());
beforeEach(() => bot.slack.proxy.calls.splice(0));

describe("a link", () => {
  test("of what was allowed beforehand is made at once, told to the channel, and undone by its button", async () => {
    const project = aProject();
    await store.putAllowance({ connection: "report", projects: project, teams: [general] });
    expect(await typed(`link report ${project} branches main, release/* post default-branch`)).toContain("*Linked*");
    expect(await linkOf(project)).toEqual({ connection: "report", projects: project, team: general, branches: ["main", "release/*"], workflows: [], post: "default-branch" });
    const [told] = (await bot.messages(general)).slice(-1);
    expect(told?.text).toContain(`<@${alice}> changed`);
    await bot.press(buttonIn(JSON.stringify(told), "undo_link"));
    expect(await linkOf(project)).toBeUndefined();
  });

  test("of an administrator is made at once, and of a channel that may not have it is asked for", async () => {
    const project = aProject();
    await store.putAllowance({ connection: "report", projects: project, teams: [random] });
    expect(await typed(`link report ${project}`)).toContain("An administrator was asked");
    expect(await linkOf(project)).toBeUndefined();
    expect(await typed(`link report ${project}`, { user: admin })).toContain("*Linked*");
  });

  test.each([
    ["link nowhere acme/x", "There is no connection *nowhere*"],
    [`link report ${"x/".repeat(80)}`, "150 characters"],
    ["link report acme/x post sometimes", "After `post` comes one of"],
    ["link acme/x", "Say the connection"],
  ])("%j is refused: %s", async (text, words) => {
    expect(await typed(text)).toContain(words);
  });

  test("in a direct message is refused", async () => {
    expect(await typed("link report acme/x", { channel: "D000000001" })).toContain("That is for channels");
  });

  test("its rules are changed by its own channel without asking", async () => {
    const project = aProject();
    await store.putLink(aLink(general, { connection: "report", projects: project }));
    expect(await typed(`link report ${project} post never`)).toContain("*Linked*");
    expect(await linkOf(project)).toMatchObject({ post: "never" });
    expect(await typed(`link report ${project} post never`)).toContain("Nothing had to be changed");
    const [told] = (await bot.messages(general)).slice(-1);
    await typed(`link report ${project} post default-branch`);
    expect(await bot.answerAt((await bot.press(buttonIn(JSON.stringify(told), "undo_link"))).path)).toContain("changed again since");
    expect(await linkOf(project)).toMatchObject({ post: "default-branch" });
  });
});

describe("the window that links", () => {
  const fields = (project: string, channel?: string) => ({
    ...(channel === undefined ? {} : { [linkFields.channel]: { type: "conversations_select", selected_conversation: channel } }),
    [linkFields.connection]: { type: "static_select", selected_option: { value: "report" } },
    [linkFields.projects]: { type: "plain_text_input", value: project },
    [linkFields.branches]: { type: "plain_text_input", value: "main, release/*" },
    [linkFields.workflows]: { type: "plain_text_input", value: null },
    [linkFields.post]: { type: "static_select", selected_option: { value: "never" } },
  });

  test("opens on the bare command, and links for the channel it was opened in", async () => {
    expect(await typed("link")).toContain("window that has opened");
    expect(bot.slack.proxy.calls.map(({ method }) => method)).toContain("views.open");
    const project = aProject();
    await store.putAllowance({ connection: "report", projects: project, teams: [] });
    const { status, body } = await bot.submit(linkForms.link, { metadata: JSON.stringify({ v: 1, channel: general }), fields: fields(project) });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response_action: "update" });
    expect(body).toContain("*Linked*");
    expect(await linkOf(project)).toMatchObject({ team: general, branches: ["main", "release/*"], workflows: [], post: "never" });
  });

  test("opened from the Home tab, takes only a channel that the person is in", async () => {
    const project = aProject();
    await store.putAllowance({ connection: "report", projects: project, teams: [] });
    const metadata = JSON.stringify({ v: 1, channel: null });
    const refused = await bot.submit(linkForms.link, { metadata, fields: fields(project, "C000000888") });
    expect(JSON.parse(refused.body)).toEqual({ response_action: "errors", errors: { channel: expect.stringContaining("You are not in that channel") } });
    expect((await bot.submit(linkForms.link, { metadata, fields: fields(project, random) })).body).toContain("*Linked*");
    expect(await linkOf(project)).toMatchObject({ team: random });
  });

  test.each(["", "{}", '{"v":2,"channel":"C000000001"}'])("of another version (%j) does nothing", async (metadata) => {
    const project = aProject();
    expect((await bot.submit(linkForms.link, { metadata, fields: fields(project, general) })).body).toContain("another version");
    expect(await linkOf(project)).toBeUndefined();
  });
});

describe("a channel", () => {
  test("unlinks what is its own alone, told with an undo that links it again", async () => {
    const project = aProject();
    const link = aLink(general, { connection: "report", projects: project });
    await store.putLink(link);
    expect(await typed(`unlink report ${project}`, { channel: random })).toContain("is of this channel");
    expect(await typed("projects")).toContain(project);
    expect(await typed(`unlink report ${project}`)).toContain("*Unlinked*");
    expect(await linkOf(project)).toBeUndefined();
    const [told] = (await bot.messages(general)).slice(-1);
    const undo = buttonIn(JSON.stringify(told), "undo_link");
    await store.putLink({ ...link, team: "C000000777" });
    expect(await bot.answerAt((await bot.press(undo)).path)).toContain("changed again since");
    await store.removeLink(link);
    await bot.press(undo);
    expect(await linkOf(project)).toEqual(link);
    expect(await bot.answerAt((await bot.press(undo)).path)).toContain("undone already");
  });

  test("that could link by itself, and may not any more, asks an administrator by the button that undoes its unlinking", async () => {
    const project = aProject();
    const allowance = { connection: "report", projects: project, teams: [general] };
    await store.putAllowance(allowance);
    await typed(`link report ${project}`);
    await typed(`unlink report ${project}`);
    const [told] = (await bot.messages(general)).slice(-1);
    const undo = buttonIn(JSON.stringify(told), "undo_link");
    await store.removeAllowance(allowance);
    expect(await bot.answerAt((await bot.press(undo)).path)).toContain("one was asked");
    expect(await linkOf(project)).toBeUndefined();
    expect((await asked(project)).text).toContain("asks to link");
    await store.putAllowance(allowance);
    await bot.press(undo);
    expect(await linkOf(project)).toMatchObject({ team: general });
  });

  test("sees of the projects that nobody linked those that it may link; an administrator sees all", async () => {
    const run = { workflow: null, branch: null, defaultBranch: null, commit: null, runUrl: null, runId: "1", attempt: 1, occasion: null, occurredAt: new Date().toISOString() };
    const [mine, other] = [aProject(), aProject()];
    await store.putAllowance({ connection: "report", projects: mine, teams: [general] });
    for (const name of [mine, other]) await store.noteUnlinked({ ...run, project: { connection: "report", key: name, name } });
    const shown = await typed("unlinked");
    expect(shown).toContain(mine);
    expect(shown).not.toContain(other);
    expect(shown).toContain("administrators only");
    expect(await typed("unlinked", { user: admin })).toContain(other);
  });

  test("is shown no secret that stands in a project's name", async () => {
    const name = "Search/['AKIAXR53HMMLS7IPSCIQ', \"x\"]";
    const run = { workflow: null, branch: null, defaultBranch: null, commit: null, runUrl: null, runId: "1", attempt: 1, occasion: null, occurredAt: new Date().toISOString() };
    for (let times = 0; times < 3; times += 1) await store.noteUnlinked({ ...run, runId: String(times), project: { connection: "report", key: name, name } });
    const shown = await typed("unlinked", { user: admin });
    expect(shown).toContain("[redacted:aws-key-id]");
    expect(shown).not.toContain("AKIAXR53HM");
  });

  test("moves links, settings and flags to one that the person is in; what was counted stays", async () => {
    const from = "C000000555";
    const project = aProject();
    const errorId = "push/413";
    const state: FlagState = { ...noFlag, snooze: { until: "2099-01-01T00:00:00.000Z", unlessWorseThan: null, by: alice, at: "2026-11-20T10:00:00.000Z" } };
    await store.putLink(aLink(from, { connection: "report", projects: project }));
    await store.changeTeam(from, { digestOn: false });
    await store.changeChannel(from, { watches: true });
    await store.addNote({ team: from, errorId, at: "2026-11-20T10:00:00.000Z", text: "we raised the batch", by: alice, edited: null });
    await store.changeFlag({ team: from, errorId }, state);
    await store.recordOccurrence(anOccurrence(new Date().toISOString(), { team: from, errorId }));
    expect(await typed("move C000000888", { channel: from })).toContain("You are not in");
    expect(await typed("move #nowhere", { channel: from })).toContain("You are not in #nowhere");
    expect(await typed("move #general")).toContain("That is this channel");
    const shown = await typed(`move <#${random}|random>`, { channel: from });
    expect(shown).toContain("Nothing is moved yet");
    expect(shown).toContain(project);
    expect((await asked(project)).text).toContain("asks to link");
    expect(await linkOf(project)).toMatchObject({ team: from });

    await store.putAllowance({ connection: "report", projects: project, teams: [random] });
    expect(await typed("move #random", { channel: from })).toContain("is being moved");
    await eventually(() => store.findTeam(from), (team) => team === undefined);
    expect(await linkOf(project)).toMatchObject({ team: random });
    expect((await store.findFlag({ team: random, errorId })).snooze).toEqual(state.snooze);
    expect((await store.findFlag({ team: from, errorId })).snooze).toBeNull();
    expect(await bot.counted(from)).toHaveLength(1);
    const told = JSON.stringify(await bot.messages(random));
    expect(told).toContain(`moved what <#${from}> heard of to this channel`);
    expect(told).toContain("watch on");
    await bot.idle();
    expect(await store.listNotes({ team: from })).toEqual([]);
    expect((await bot.command("413", { channel: random })).shown).toContain("we raised the batch");
    expect([(await store.findChannel(from)).watches, (await store.findChannel(random)).watches]).toEqual([false, false]);
  });

  test("lets no lines of logs be shown to strangers unless an administrator allows it", async () => {
    expect(await typed("excerpts on")).toContain("Only administrators");
    bot.slack.proxy.break("chat.postMessage", { error: "internal_error" });
    expect(await typed("excerpts on", { user: admin })).toContain("did not answer in time");
    bot.slack.proxy.mend();
    await typed("excerpts off", { user: admin });
    expect(await typed("excerpts on", { user: admin })).toContain("The channel was told");
    expect(await store.findChannel(general)).toMatchObject({ excerpts: true });
    expect(await typed("excerpts")).toContain("excerpts on");
  });
});
