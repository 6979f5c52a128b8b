import { expect, test } from "vitest";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { ciSecret, eventually } from "../../infra/surroundings/running-bot.ts";
import { useBot } from "../support/use-bot.ts";

const channel = "C000000001";
const bot = useBot();

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** Delivers a run and waits until it is handled. */
const deliver = async (runId: number, conclusion: string, updatedAt: string): Promise<void> => {
  const body = workflowRunBody({ runId, conclusion, updatedAt });
  const handled = (): number => bot.output().match(/"(failure|recovery)-handled"/g)?.length ?? 0;
  const before = handled();
  const answer = await fetch(bot.url("/ci/github"), { method: "POST", headers: githubHeaders(body, ciSecret), body });
  expect(answer.status).toBe(202);
  await eventually(async () => handled(), (count) => count > before);
};

type Message = { ts: string; thread_ts?: string; text: string; blocks: unknown };

const parents = async (): Promise<Message[]> =>
  ((await bot.slackApi("conversations.history", { channel }))["messages"] as Message[]).filter(
    (each) => each.text.startsWith("acme/") && (each.thread_ts === undefined || each.thread_ts === each.ts),
  );
const thread = async (ts: string): Promise<Message[]> => ((await bot.slackApi("conversations.replies", { channel, ts }))["messages"] as Message[]).filter((each) => each.ts !== ts);

test("a run that fails, fails again and passes is one message that says so, over real HTTP", async () => {
  await deliver(1101, "failure", minutesAgo(30));
  const [message] = await parents();
  const ts = message?.ts ?? "";
  expect(message?.text).toBe("acme/catalog-loader failed: 412 SOURCE_DOES_NOT_EXIST (Push API)");

  for (const runId of [1102, 1102, 1103]) await deliver(runId, "failure", minutesAgo(runId === 1102 ? 20 : 10));
  expect(await parents()).toMatchObject([{ ts, text: "acme/catalog-loader failed 3 times: 412 SOURCE_DOES_NOT_EXIST (Push API)" }]);
  expect(JSON.stringify((await parents())[0]?.blocks)).toContain("*3rd time* since");
  expect((await thread(ts)).map(({ text }) => text)).toEqual(["1", "2"].map(() => "acme/catalog-loader failed again: 412 SOURCE_DOES_NOT_EXIST (Push API)"));

  for (let times = 0; times < 2; times += 1) await deliver(1104, "success", minutesAgo(5));
  expect(await parents()).toMatchObject([{ ts, text: "acme/catalog-loader recovered: 412 SOURCE_DOES_NOT_EXIST (Push API)" }]);
  expect(JSON.stringify((await parents())[0]?.blocks)).toContain("*Recovered* in <https://github.com/acme/catalog-loader/actions/runs/1104|run 1104>");
  expect(JSON.stringify((await parents())[0]?.blocks)).toContain("*What to do*");
  expect(await thread(ts)).toHaveLength(3);

  await deliver(1105, "failure", minutesAgo(1));
  expect(await parents()).toHaveLength(2);
});

test("a message that somebody deleted is posted anew with the next failure", async () => {
  const [latest] = (await parents()).toSorted((a, b) => b.ts.localeCompare(a.ts));
  await bot.slackApi("chat.delete", { channel, ts: latest?.ts });
  expect(await parents()).toHaveLength(1);
  await deliver(1106, "failure", minutesAgo(0));
  expect((await parents()).map(({ text }) => text).toSorted()).toEqual([
    "acme/catalog-loader failed 2 times: 412 SOURCE_DOES_NOT_EXIST (Push API)",
    "acme/catalog-loader recovered: 412 SOURCE_DOES_NOT_EXIST (Push API)",
  ]);
});
