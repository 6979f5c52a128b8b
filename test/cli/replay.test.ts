import { describe, expect, test } from "vitest";
import { ciProviders } from "../../src/adapters/ci/registry.ts";
import { workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { ciSecret, runCommand } from "../../infra/surroundings/running-bot.ts";
import { useBot } from "../support/use-bot.ts";

const body = new TextEncoder().encode('{"é":1}');
const now = new Date("2026-11-20T10:00:00Z");
const secrets = ["a-secret-of-thirty-nine-characters-00000", `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`];

describe("a delivery signed to be replayed", () => {
  const signing = Object.values(ciProviders).flatMap((provider) => (provider.sign === undefined ? [] : secrets.map((secret) => ({ name: provider.name, provider, secret }))));

  test("there are providers that can be replayed, and those that sign with a key of their own cannot", () => {
    expect(Object.values(ciProviders).filter((provider) => provider.sign === undefined).map(({ name }) => name).toSorted()).toEqual(["aws-eventbridge", "aws-sns", "travis"]);
  });

  test.each(signing)("as $name with $secret is what $name verifies, with that secret only", async ({ provider, secret }) => {
    const headers = { "content-type": "application/json", ...(await provider.sign?.({ headers: {}, body }, { secret, now, id: "id-1" })) };
    const verify = (by: string) => provider.verify({ headers, body }, { secrets: [by], options: {}, now, fetchText: () => Promise.reject(new Error("fetched")), projects: ["acme/*"], apiUrl: null });
    expect(await verify(secret)).toBe(true);
    expect(await verify("another-secret-of-thirty-nine-characters")).toBe(false);
  });
});

describe("coveo-error replay", () => {
  const bot = useBot();
  const replay = (args: string[], input: string, env: Record<string, string> = {}) =>
    runCommand(["replay", ...args], { env: { COVEO_ERROR_URL: bot.url(""), CI_WEBHOOK_SECRET: ciSecret, ...env }, input });

  test("sends a recorded payload, signed anew, and says what came of it", async () => {
    const header = ["--header", "X-GitHub-Event: workflow_run"];
    expect(await replay(["github", ...header], workflowRunBody())).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Taken, and queued as [\w-]+\.\n$/) });
    expect((await replay(["github", ...header], workflowRunBody({ conclusion: "cancelled" }))).stdout).toContain("Taken, and nothing to do");
  });

  test.each([
    ["an unknown provider", ["nobody"], {}, "nobody is no CI provider"],
    ["a provider that alone can sign", ["travis"], {}, "Only travis itself can sign"],
    ["no secret", ["github"], { CI_WEBHOOK_SECRET: "" }, "No secret of github is set"],
    ["a secret that is not the bot's", ["github"], { CI_WEBHOOK_SECRET: `${ciSecret}-other` }, "check that the secret is the bot's"],
    ["no address", ["github"], { COVEO_ERROR_URL: "" }, "COVEO_ERROR_URL is missing"],
  ])("with %s says what to do, exit 2", async (_, args, env, message) => {
    expect(await replay(args, workflowRunBody(), env)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
