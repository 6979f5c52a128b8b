import { describe, expect, test } from "vitest";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { ciSecret, eventually, runCommand, slackSecret, startBot, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { useBot } from "../support/use-bot.ts";

const bot = useBot();

const ask = async (text: string, channel?: string) => {
  const body = commandBody(text, channel);
  const answer = await fetch(bot.url("/slack/events"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, slackSecret) },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as { response_type: string; text: string; blocks: unknown[] } };
};

const deliver = async (body: string, secret = ciSecret, path = "/ci/github") =>
  fetch(bot.url(path), { method: "POST", headers: githubHeaders(body, secret), body });

const stats = async (channel = "C000000001") => {
  const { stdout } = await runCommand(["stats", "--channel", channel, "--json"], { env: { LOCAL_DIR: bot.directory } });
  return JSON.parse(stdout) as { errors: { id: string; count: number; pipelines: number; lookups: number }[] };
};

const messages = async (channel: string) =>
  (await bot.slackApi("conversations.history", { channel, include_all_metadata: true }))["messages"] as { text: string; blocks: unknown }[];

describe("the main job, over real HTTP", () => {
  test("a signed look-up is answered privately, in the acknowledgement, with cause and resolution", async () => {
    const { status, body } = await ask("429", "C000000002");
    expect(status).toBe(200);
    expect(body.response_type).toBe("ephemeral");
    expect(body.text).toContain("429 TOO_MANY_REQUESTS (Push API)");
    const shown = JSON.stringify(body.blocks);
    expect(shown).toContain("*Why*");
    expect(shown).toContain("*What to do*");
    expect(shown).toContain("This channel has not met it in the last 7 days.");
  });

  test("a look-up asked again within the hour is counted once", async () => {
    await ask("push 413", "C000000002");
    await ask("413", "C000000002");
    const { errors } = await stats("C000000002");
    expect(errors.find((error) => error.id === "push/413")).toMatchObject({ count: 1, pipelines: 0, lookups: 1 });
    const { stdout } = await runCommand(["stats", "--channel", "C000000002"], { env: { LOCAL_DIR: bot.directory } });
    expect(stdout).toMatch(/^push\/413 +0 +1 +[\d-]+ \d\d:00–\d\d:00$/m);
  });

  test("the sample failure delivered five times is one message and one occurrence", async () => {
    const body = workflowRunBody();
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(body)));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202, 202]);
    await eventually(
      async () => bot.output().split("failure-handled").length - 1,
      (handled) => handled >= 5,
    );
    const posted = await messages("C000000001");
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toBe("acme/catalog-loader failed: 412 SOURCE_DOES_NOT_EXIST (Push API)");
    expect(JSON.stringify(posted[0]?.blocks)).toContain("SOURCE_DOES_NOT_EXIST");
    expect((await stats()).errors).toEqual([
      { id: "push/412/SOURCE_DOES_NOT_EXIST", count: 1, pipelines: 1, lookups: 0, last: expect.any(String) },
    ]);
  });

  test("the next look-up tells of the failed pipeline", async () => {
    const { body } = await ask("SOURCE_DOES_NOT_EXIST");
    expect(JSON.stringify(body.blocks)).toContain("This channel met it in the last 7 days in 1 failed pipeline, last");
  });

  test("a run whose log cannot be had is kept with its reason, and whoever asks is told", async () => {
    expect((await deliver(workflowRunBody({ runId: 4040 }))).status).toBe(202);
    const asked = "https://github.com/acme/catalog-loader/actions/runs/4040";
    const { body } = await eventually(() => ask(asked), ({ body }) => body.text.includes("(404)"));
    expect(body.text).toContain("not found (404)");
    expect((await ask(asked, "C000000002")).body.text).toContain("is not linked to this channel");
  });

  test("the count is still there after a restart, and a redelivery changes neither it nor the channel", async () => {
    expect(await bot.stop()).toBe(0);
    await bot.restart();
    expect((await stats()).errors.find((error) => error.id === "push/412/SOURCE_DOES_NOT_EXIST")).toMatchObject({ pipelines: 1 });
    await deliver(workflowRunBody());
    await eventually(async () => bot.output(), (output) => output.includes("failure-handled"));
    expect(await messages("C000000001")).toHaveLength(0);
    expect((await stats()).errors.find((error) => error.id === "push/412/SOURCE_DOES_NOT_EXIST")).toMatchObject({ pipelines: 1 });
  });

  test("data that another bot has open is said in words", async () => {
    await expect(startBot({ directory: bot.directory })).rejects.toThrow(/ended with 1: .* is in use by another bot \(process \d+\)/);
  });

  test("a port that is taken is said in words", async () => {
    const other = temporaryDirectory();
    await expect(startBot({ directory: other.path, port: bot.port })).rejects.toThrow(/ended with 1: Port \d+ is taken, and .* needs it/);
    other.remove();
  });
});
