import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPage } from "../../src/local/playground/build-page.ts";
import { executablePath, openPlayground, patience, type Playground } from "../support/playground-page.ts";

if (executablePath === undefined) {
  process.stderr.write("\nNo Chromium is found, so the playground's browser tests are SKIPPED. Install one (apt-get install chromium), or name it in CHROMIUM.\n");
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("the page's script is under 350 KiB compressed, and neither script nor style loads anything from elsewhere", async () => {
  const files = await buildPage();
  expect(Object.keys(files).toSorted()).toEqual(["/playground/page.css", "/playground/page.js"]);
  expect(files["/playground/page.js"]?.bytes.length).toBeLessThan(350 * 1024);
});

describe.skipIf(executablePath === undefined)("the playground, in a browser", () => {
  let open: Playground;
  let page: Page;
  beforeAll(async () => {
    open = await openPlayground();
    ({ page } = open);
  });
  afterAll(() => open.close());

  const messages = (): Locator => open.messages();
  const button = (name: string): Locator => open.button(name);
  const say = (label: string, text: string): Promise<void> => open.say(label, text);
  const seriousFaults = async (): Promise<string[]> => {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      return (await axe.run()).violations;
    });
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  };

  test("is usable within five seconds of a start", () => {
    expect(open.usableAfter).toBeLessThan(5_000);
  });

  test("a typed command is answered to the person alone", async () => {
    await say("Message #general", "/coveo-error 429");
    const answer = messages().filter({ hasText: "Only visible to you" });
    await answer.waitFor(patience);
    expect(await answer.innerText()).toContain("429 TOO_MANY_REQUESTS (Push API)");
  });

  test("a pipeline that fails is explained in the channel, and each step is shown with its time", async () => {
    await page.getByRole("button", { name: /^Throttled while pushing GitHub/ }).click();
    await messages().filter({ hasText: "northwind/catalog-sync" }).first().waitFor(patience);
    const steps = page.locator(".steps").first();
    await steps.getByText("done").waitFor(patience);
    expect((await steps.locator("li").allInnerTexts()).map((text) => text.replace(/ [\d.]+ ms$/, ""))).toEqual(["received", "verified", "queued", "log fetched", "diagnosed", "recorded", "posted", "done"]);
  });

  test("a delivery that comes again changes nothing", async () => {
    const before = await messages().count();
    await button("Throttled while pushing: deliver again").click();
    await page.locator(".walks > li").filter({ hasText: "delivered again" }).getByText("done").waitFor(patience);
    expect(await messages().count()).toBe(before);
    expect(await messages().filter({ hasText: "Repeats are in the thread" }).count()).toBe(0);
  });

  test("repeats go into the thread until a flag is raised, and pressing its button is told to all", async () => {
    await button("Throttled while pushing: ×10, fail ten times").click();
    const flag = messages().filter({ hasText: "Warning: 429 TOO_MANY_REQUESTS" });
    await flag.waitFor(patience);
    await messages().filter({ hasText: "11th time" }).getByRole("button", { name: /10 replies/ }).click();
    await page.getByRole("region", { name: "Messages of the thread" }).locator("article").nth(10).waitFor(patience);
    await button("Close the thread").click();
    await flag.getByRole("button", { name: "I'm on it" }).click();
    await flag.getByText("is on it").waitFor(patience);
    await flag.getByRole("combobox", { name: "Snooze" }).selectOption({ index: 1 });
    await flag.getByText(/[Ss]noozed/).first().waitFor(patience);
  });

  test("a window opens, keeps the focus, and Esc shuts it", async () => {
    await messages().filter({ hasText: "Warning: 429" }).getByRole("button", { name: "See the runs" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor(patience);
    expect(await dialog.innerText()).toContain("northwind/catalog-sync");
    expect(await seriousFaults()).toEqual([]);
    for (let times = 0; times < 8; times += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate('document.activeElement?.closest("dialog, body")?.tagName')).toBe("DIALOG");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("a pipeline that passes again is said in its message", async () => {
    await button("Throttled while pushing: let it pass").click();
    await messages().filter({ hasText: "northwind/catalog-sync" }).filter({ hasText: /[Pp]assed|[Mm]ended|[Rr]ecovered/ }).first().waitFor(patience);
  });

  test("a secret in a log is never shown", async () => {
    await page.getByRole("button", { name: /^A secret in the log GitLab/ }).click();
    await messages().filter({ hasText: "redacted" }).waitFor(patience);
    expect(await page.content()).not.toContain("xx4f9c2b61");
  });

  test("your own log is reported, and diagnosed", async () => {
    await page.getByLabel("Your own log").fill('PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/x/documents\n{"errorCode":"INVALID_JSON","message":"not JSON"}\n');
    await button("Report it").click();
    await messages().filter({ hasText: "northwind/your-log" }).waitFor(patience);
  });

  test("a mention is answered in a thread, and a message is explained by its menu", async () => {
    await say("Message #general", "@Coveo Errors 412 SOURCE_DOES_NOT_EXIST");
    const said = messages().filter({ hasText: "dana" }).last();
    await said.getByRole("button", { name: /1 reply/ }).waitFor(patience);
    await said.getByRole("button", { name: /^Explain Coveo error/ }).click();
    await page.getByText("Only visible to you").nth(1).waitFor(patience);
  });

  test("a week passes, and the digest tells it", async () => {
    await button("Time").click();
    await button("To Monday 09:00 UTC: digest").click();
    const digest = messages().filter({ hasText: /Coveo errors of the week/ });
    await digest.waitFor(patience);
    expect(await digest.count()).toBe(1);
    const chart = digest.locator("img").first();
    await chart.waitFor(patience);
    expect(await chart.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(100);
  });

  test("the table's items of the channel can be looked at", async () => {
    await button("Table").click();
    await page.getByText(/^SEEN · push\/429/).first().click();
    expect(await page.locator("details[open] pre").innerText()).toContain('"sk": "SEEN#push%2F429');
  });

  test("the Home tab and direct messages are there", async () => {
    await button("Home").click();
    await page.getByText("Coveo errors in your channels").waitFor(patience);
    await button("Coveo Errors").click();
    await say("Message Coveo Errors", "delete old does nothing");
    await page.getByText("Delete old items succeeds").first().waitFor(patience);
    await button("# general").click();
  });

  test.each([
    { theme: "light", width: 1360 },
    { theme: "dark", width: 1360 },
    { theme: "light", width: 360 },
    { theme: "dark", width: 360 },
  ])("axe finds nothing serious: $theme, $width wide", async ({ theme, width }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((name) => globalThis.localStorage.setItem("theme", name), theme);
    await page.reload();
    await messages().first().waitFor(patience);
    expect(await seriousFaults()).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    if (width === 360) await button("Make it happen").click();
    await page.getByRole("region", { name: "Make it happen" }).waitFor(patience);
    expect(await seriousFaults()).toEqual([]);
  });

  test("nothing failed in the page, and nothing was asked of another host", () => {
    expect(open.faults).toEqual([]);
    expect(open.elsewhere).toEqual([]);
  });

  test("another site's page may neither act nor read", async () => {
    const post = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${open.port}/playground/time`, { method: "POST", headers, body: '{"to":"hour"}' });
    expect((await post({ "content-type": "application/json", origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post({ "content-type": "text/plain" })).status).toBe(403);
  });
});
