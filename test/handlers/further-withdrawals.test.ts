import type { KnownBlock } from "@slack/types";
import { afterAll, expect, test } from "vitest";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { said } from "../support/fail-and-pass.ts";
import { alice, general, startSurfaces, type HeldMessage } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(bot.stop);
const project = { connection: "report", key: "loader", name: "acme/loader" };
await bot.store.putLink(aLink(general, { connection: "report", projects: project.name }));

const line = (status: string, code: string): string => `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents\nHTTP/1.1 ${status}\n{"message":"x","errorCode":"${code}","requestID":"1"}\n`;
const log = `${line("412 Precondition Failed", "SOURCE_DOES_NOT_EXIST")}${"reading\n".repeat(60)}${line("401 Unauthorized", "INVALID_TOKEN")}`;
const [sourceGone, badToken] = ["push/412/SOURCE_DOES_NOT_EXIST", "push/401/INVALID_TOKEN"];

const fail = async (runId: string, minutesAgo: number): Promise<void> => {
  bot.enqueue({ version: 1, kind: "failure", correlationId: `run ${runId}`, log, ...aRun(), project, workflow: "Nightly push", branch: "main", runId, occurredAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(), runUrl: null });
  await bot.idle();
};
type Shown = Omit<HeldMessage, "blocks"> & { blocks: KnownBlock[] };
const shown = ({ ts, text, blocks }: HeldMessage): Shown => ({ ts, text, blocks: (blocks ?? []) as KnownBlock[] });
const first = async (): Promise<Shown> => shown((await bot.messages(general))[0] as HeldMessage);
const repeats = async (): Promise<Shown[]> => (await bot.thread(general, (await first()).ts)).map(shown);
const counted = async (errorId: string): Promise<number> => (await bot.counted(general)).filter((each) => each.errorId === errorId).length;
const buttons = ({ blocks }: Shown): Record<string, string> =>
  Object.fromEntries(blocks.flatMap((block) => (block.type === "actions" ? block.elements.flatMap((each) => (each.type === "button" ? [[each.action_id ?? "", each.text.text]] : [])) : [])));
const press = async (on: Shown, action: string): Promise<void> => {
  expect((await bot.pressOn(on, action)).answer.status).toBe(200);
  await bot.idle();
};

test("each error of a run, and of a run that repeats it, can be taken back by itself and brought back", async () => {
  await fail("1", 30);
  await fail("2", 20);
  expect([await counted(sourceGone), await counted(badToken)]).toEqual([2, 2]);
  const before = await first();
  const [repeat] = await repeats();
  if (repeat === undefined) throw new Error("nothing is in the thread");
  const both = { not_this_error: "Not this error", not_this_error_1: expect.stringMatching(/^Not 4\d\d /) };
  expect(buttons(before)).toMatchObject(both);
  expect(buttons(repeat)).toEqual(both);

  const other = buttons(before)["not_this_error_1"]?.includes("401") ? badToken : sourceGone;
  await press(before, "not_this_error_1");
  expect([await counted(other), (await bot.counted(general)).length]).toEqual([1, 3]);
  expect(said(await first())).toContain(`<@${alice}> says that it is not 4`);
  expect((await first()).text).toBe(before.text);
  expect(buttons(await first())).toMatchObject({ not_this_error: "Not this error", restore_error_1: expect.stringMatching(/^Undo: it is 4\d\d /) });

  await press(repeat, "not_this_error");
  expect((await bot.counted(general)).length).toBe(2);
  expect(said((await repeats())[0] as Shown)).toContain("says that it is not this error");

  await press(await first(), "restore_error_1");
  await press((await repeats())[0] as Shown, "restore_error");
  expect([await counted(sourceGone), await counted(badToken)]).toEqual([2, 2]);
  expect(await first()).toEqual(before);
  expect(await repeats()).toEqual([repeat]);
});
