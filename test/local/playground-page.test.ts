import type { Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { galleryCards } from "../../src/local/playground/gallery/cards.ts";
import { executablePath, openPlayground, patience, type Playground } from "../support/playground-page.ts";

const invalidJson = 'PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/x/documents\n{"errorCode":"INVALID_JSON","message":"not JSON"}\n';

describe.skipIf(executablePath === undefined)("the playground's page", () => {
  let open: Playground;
  beforeAll(async () => {
    open = await openPlayground();
  });
  afterAll(async () => {
    expect(open.faults.filter((fault) => !/net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)/.test(fault))).toEqual([]);
    await open.close();
  });
  const notice = (text: string) => open.page.getByRole("status").filter({ hasText: text }).waitFor(patience);
  const stop = (at: number) => open.page.getByText(`${at} of 5`).waitFor(patience);
  const done = (title: string) => open.page.locator(".walks > li").filter({ hasText: title }).first().getByText("done").waitFor(patience);

  test("lists each failure once, by where its CI runs, under the provider's name", async () => {
    for (const { name, samples } of galleryCards) {
      const cards = open.page.getByRole("region", { name, exact: true }).locator(".sample");
      expect((await cards.allInnerTexts()).map((text) => text.split("\n").slice(0, 2).join(": ").replace(/ · .*/, ""))).toEqual(samples.map(({ title, provider }) => `${title}: ${provider}`));
    }
  });

  test("a tour leads through it, and goes on when its steps are done without it", async () => {
    await stop(1);
    await open.say("Message #general", "/coveo-error help");
    await stop(2);
    await open.button("Fail a pipeline").click();
    await stop(3);
    await done("Throttled while pushing");
    await open.page.reload();
    await stop(3);
    await open.button("Skip the tour").click();
    expect(await open.page.getByText("of 5").count()).toBe(0);
    await open.button("? Tour").click();
    await stop(1);
  });

  test("a dropped file is reported as a log of one's own", async () => {
    const drop = open.page.locator(".drop");
    const dragged = `(() => { const files = new DataTransfer(); files.items.add(new File([${JSON.stringify(`dropped here\n${invalidJson}`)}], "build.log")); return files; })()`;
    const files = await open.page.evaluateHandle(dragged);
    await drop.dispatchEvent("dragover", { dataTransfer: files });
    expect(await drop.getAttribute("class")).toContain("over");
    await drop.dispatchEvent("drop", { dataTransfer: files });
    await notice("Your log was reported.");
    expect(await drop.getAttribute("class")).not.toContain("over");
    expect(await open.page.getByLabel("Your own log").inputValue()).toMatch(/^dropped here/);
    await done("Your own log");
    await open.messages().filter({ hasText: "northwind/your-log" }).filter({ hasText: "400 INVALID_JSON" }).first().waitFor(patience);
  });

  test("of a file that is chosen and too long, the end is reported, where a failure shows", async () => {
    const sent = open.page.waitForRequest((request: Request) => request.url().endsWith("/playground/report"));
    await open.page.getByLabel("Choose a file").setInputFiles({ name: "long.log", mimeType: "text/plain", buffer: Buffer.from(`the beginning\n${"x".repeat(99)}\n`.repeat(9_000) + invalidJson) });
    const { log } = (await sent).postDataJSON() as { log: string };
    expect(log.length).toBe(900_000);
    expect(log.endsWith(invalidJson)).toBe(true);
    await notice("Your log was reported.");
  });

  test("nothing is reported where there is no log", async () => {
    await open.page.getByLabel("Your own log").fill(" \n");
    await open.button("Report it").click();
    await notice("Paste a log first");
  });

  test("what was delivered and is not news is said to be none", async () => {
    await open.page.getByRole("button", { name: /^No Coveo error at all GitHub/ }).click();
    await open.page.locator(".walks > li").filter({ hasText: "No Coveo error at all" }).getByText("Nothing new to say in the channel.").waitFor(patience);
    await open.button("Token refused: deliver again").click();
    await notice("Nothing to deliver again yet");
    expect(await open.button("Item too large: let it pass").isDisabled()).toBe(true);
  });

  test("a thread stands in the panel's place, takes mentions and no slash commands", async () => {
    await open.messages().filter({ hasText: "northwind/catalog-sync" }).first().hover();
    await open.messages().filter({ hasText: "northwind/catalog-sync" }).first().getByRole("button", { name: /^Reply in thread/ }).click();
    expect(await open.page.getByRole("region", { name: "Make it happen" }).count()).toBe(0);
    await open.say("Reply", "/coveo-error 429");
    await notice("Slack takes no slash commands in threads");
    await open.button("@Coveo Errors 429").click();
    await open.page.getByLabel("Reply", { exact: true }).press("Enter");
    await open.messages("the thread").filter({ hasText: "429 TOO_MANY_REQUESTS" }).nth(1).waitFor(patience);
    await open.button("Make it happen").click();
    await open.page.getByRole("region", { name: "Make it happen" }).waitFor(patience);
    expect(await open.page.getByRole("region", { name: "Thread" }).count()).toBe(0);
  });

  test("commands are offered as they are typed; a line break is not sent; another app's command is not one", async () => {
    const box = open.page.getByLabel("Message #general", { exact: true });
    await box.fill("/coveo-error");
    await open.button("/coveo-error stats").click();
    expect(await box.inputValue()).toBe("/coveo-error stats");
    await box.fill("/remind me");
    await box.press("Shift+Enter");
    expect(await box.inputValue()).toBe("/remind me\n");
    await box.press("Enter");
    await notice("/remind is no command here");
  });

  test("a private answer can be put away", async () => {
    await open.say("Message #general", "/coveo-error push 413");
    const answer = open.messages().filter({ hasText: "413 (Push API)" }).filter({ hasText: "Only visible to you" });
    await answer.waitFor(patience);
    await answer.getByRole("button", { name: "Dismiss message" }).click();
    await answer.waitFor({ state: "detached", ...patience });
  });

  test("a window with a field that is wrong says so at the field, and goes on when it is right", async () => {
    await open.button("Home").click();
    await open.button(/^Move/).first().click();
    const dialog = open.page.getByRole("dialog");
    const channel = dialog.getByRole("combobox").last();
    await channel.selectOption({ label: "#general" });
    await dialog.locator("footer .primary").click();
    await dialog.getByText("That is the channel itself.").waitFor(patience);
    expect(await channel.getAttribute("aria-invalid")).toBe("true");
    await channel.selectOption({ label: "#random" });
    await dialog.locator("footer .primary").click();
    await dialog.locator(".fault").waitFor({ state: "detached", ...patience });
    await dialog.getByText("Nobody has allowed").or(dialog.getByText("no administrator")).first().waitFor(patience);
    await open.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached", ...patience });
    await open.button("# general").click();
  });

  test("what asks before it is done is done only after a yes", async () => {
    const confirm = { title: { type: "plain_text", text: "Sure?" }, text: { type: "plain_text", text: "It cannot be undone." }, confirm: { type: "plain_text", text: "Do it" }, deny: { type: "plain_text", text: "Leave it" } };
    const blocks = [{ type: "actions", elements: [{ type: "button", action_id: "nobodys", text: { type: "plain_text", text: "Ask me" }, value: "1", confirm }] }];
    await fetch(`http://127.0.0.1:${open.port + 1}/api/chat.postMessage`, { method: "POST", headers: { authorization: "Bearer xoxb-local", "content-type": "application/json" }, body: JSON.stringify({ channel: "C000000001", text: "asks", blocks }) });
    const pressed: unknown[] = [];
    open.page.on("request", (request) => void (request.url().endsWith("/playground/act") && pressed.push(request.postDataJSON())));
    await open.button("Ask me").click();
    await open.button("Leave it").click();
    expect(pressed).toEqual([]);
    await open.button("Ask me").click();
    await open.button("Do it").click();
    await expect.poll(() => pressed.length).toBe(1);
    expect(pressed[0]).toMatchObject({ kind: "press", action: { action_id: "nobodys", value: "1" } });
  });

  test("each channel is a team of its own", async () => {
    await open.button("# random").click();
    await open.page.getByText("Nothing here yet").waitFor(patience);
    await open.page.getByRole("button", { name: /^Token refused Jenkins/ }).click();
    await open.messages("# random").filter({ hasText: "contoso/docs-indexer" }).first().waitFor(patience);
    await open.button("# general").click();
    expect(await open.messages().filter({ hasText: "docs-indexer" }).count()).toBe(0);
  });

  test("the theme is the chosen one after a reload", async () => {
    const theme = () => open.page.locator("html").getAttribute("data-theme");
    expect(await theme()).toBe("light");
    await open.button("☾ Dark theme").click();
    await open.page.reload();
    await open.messages().first().waitFor(patience);
    expect(await theme()).toBe("dark");
  });

  test("on a narrow screen no text runs out of its message, and the panel can be shut", async () => {
    await open.page.setViewportSize({ width: 360, height: 740 });
    const tooWide = await open.page.evaluate(`[...document.querySelectorAll(".message .body *, .panel *")]
      .filter((element) => element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().right > 360)
      .map((element) => element.tagName + " " + element.textContent.slice(0, 60))`);
    expect(tooWide).toEqual([]);
    await open.button("Close the panel").click();
    expect(await open.button("Make it happen").getAttribute("aria-expanded")).toBe("false");
  });

  test("a bot that is gone is said to be gone", async () => {
    await open.bot.stop();
    await open.page.getByRole("alert").filter({ hasText: "The bot does not answer." }).waitFor(patience);
  });
});
