import type { Command } from "commander";
import { collect, header, json, jsonl, to, withExamples } from "./options.ts";

/** Webhooks and reports: what a bot is sent. */
export const addBotCalls = (program: Command): void => {
  withExamples(
    program
      .command("read-webhook")
      .summary("how a webhook payload is read, offline")
      .description("How a webhook payload is read, offline. Signatures are not checked.")
      .argument("[provider]")
      .argument("[file]", "the body as delivered; standard input without it")
      .option(...header, collect)
      .option(...json)
      .option(...jsonl("{id, provider, headers, body}"))
      .action(async (...given: [string | undefined, string | undefined, object]) => (await import("../calls/read-webhook.ts")).readWebhook(...given)),
    ["coveo-error read-webhook github body.json", 'coveo-error read-webhook github body.json --header "X-GitHub-Event: ping"', "coveo-error read-webhook gitlab --json < body.json"],
    "0 read, whatever it says, 2 bad use.",
  );
  withExamples(
    program
      .command("replay")
      .summary("send a recorded payload to a bot, signed anew")
      .description("Send a recorded payload to a bot, signed anew with the connection's secret from the settings.")
      .argument("<provider>")
      .argument("[file]", "the body as delivered; standard input without it")
      .option("--connection <name>", "another connection than the provider's default one")
      .option(...header, collect)
      .option(...to)
      .option(...json)
      .action(async (...given: [string, string | undefined, object]) => (await import("../calls/replay.ts")).replay(...given)),
    ["coveo-error replay github body.json --to http://localhost:3000", 'coveo-error replay github body.json --header "X-GitHub-Event: workflow_run"'],
    "0 taken by the bot, 2 anything else.",
  );
  withExamples(
    program
      .command("report")
      .summary("send the telling part of a log to a bot")
      .description("Send the telling part of a log to a bot: the lines around hits and the tail, scanned and redacted here.")
      .argument("[file]", "the log; standard input without it")
      .option("--project <name>", "the project, as it is linked")
      .option("--run-id <id>", "the run")
      .option("--attempt <number>", "which attempt of the run")
      .option("--branch <name>", "the run's branch")
      .option("--commit <sha>", "the run's commit")
      .option("--run-url <url>", "where people see the run")
      .option(to[0], `${to[1]}; REPORT_WEBHOOK_SECRET signs`)
      .option(...json)
      .action(async (...given: [string | undefined, object]) => (await import("../calls/report.ts")).report(...given)),
    ["coveo-error report build.log --project acme/loader --run-id 12", "coveo-error report build.log --project acme/loader --run-id 12 --branch main --to https://bot.example.com"],
    "0 taken by the bot, 1 ignored by it, 2 anything else.",
  );
};
