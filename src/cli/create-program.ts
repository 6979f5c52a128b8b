import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { catalog } from "./calls/catalog.ts";
import { diagnose } from "./calls/diagnose.ts";
import { applyLinksFile, exportLinks, planLinksFile } from "./calls/links.ts";
import { lookUp } from "./calls/look-up.ts";
import { readWebhook } from "./calls/read-webhook.ts";
import { replay } from "./calls/replay.ts";
import { report } from "./calls/report.ts";
import { requests } from "./calls/requests.ts";
import { stats } from "./calls/stats.ts";
import { unlinked } from "./calls/unlinked.ts";

const collect = (line: string, before: string[] = []): string[] => [...before, line];

const json = ["--json", "print one JSON document"] as const;
const jsonl = ["--jsonl", "read one JSON object a line from standard input ({id, query}, {id, text} or {id, provider, headers, body}), print one result line each"] as const;

/** The terminal command. Each call sets the exit code; faults are thrown to main. */
export const createProgram = (): Command => {
  const program = new Command("coveo-error")
    .description("Explains Coveo API errors: a status, a code, a message, a whole log.")
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError("(coveo-error --help lists the calls)")
    .addHelpText("after", examples);

  program
    .command("lookup", { isDefault: true })
    .description("what an error means and what to do (exit 0 found, 1 not in the catalog, 2 bad use)")
    .argument("[words...]", "a status, a code, an error body or your own words")
    .option(...json)
    .option(...jsonl)
    .action(lookUp);
  program
    .command("diagnose")
    .description("the Coveo errors in a log, with the lines that prove them (exit 1 when none)")
    .argument("[file]", "the log; standard input without it")
    .option(...json)
    .option(...jsonl)
    .action(diagnose);
  program.command("catalog").description("every entry").option(...json).action(catalog);
  program
    .command("read-webhook")
    .description("how a webhook payload is read, offline; signatures are not checked")
    .argument("[provider]")
    .argument("[file]", "the body as delivered; standard input without it")
    .option("--header <line>", "a header of the delivery, as in \"X-GitHub-Event: workflow_run\"; may be repeated", collect)
    .option(...json)
    .option(...jsonl)
    .action(readWebhook);
  program
    .command("replay")
    .description("send a recorded payload to a bot, signed anew with the connection's secret from the settings")
    .argument("<provider>")
    .argument("[file]", "the body as delivered; standard input without it")
    .option("--connection <name>", "another connection than the provider's default one")
    .option("--header <line>", "a header of the delivery, as in \"X-GitHub-Event: workflow_run\"; may be repeated", collect)
    .option("--to <url>", "the bot's address (COVEO_ERROR_URL)")
    .option(...json)
    .action(replay);
  program
    .command("report")
    .description("send the telling part of a log to a bot: scanned and redacted here, the lines around hits and the tail (exit 1 when the bot ignores it)")
    .argument("[file]", "the log; standard input without it")
    .option("--project <name>", "the project, as it is linked")
    .option("--run-id <id>", "the run")
    .option("--attempt <number>", "which attempt of the run")
    .option("--branch <name>")
    .option("--commit <sha>")
    .option("--run-url <url>", "where people see the run")
    .option("--to <url>", "the bot's address (COVEO_ERROR_URL); REPORT_WEBHOOK_SECRET signs")
    .option(...json)
    .action(report);
  program
    .command("stats")
    .description("what a team has met, from the table that the settings point at")
    .requiredOption("--channel <id>", "the team's Slack channel, as in C000000001")
    .option("--days <number>", "how far back, 35 at most", "35")
    .option(...json)
    .action(stats);
  program
    .command("unlinked")
    .description("failed projects that no channel is linked to, from the same table")
    .option(...json)
    .action(unlinked);
  program
    .command("requests")
    .description("codes in Coveo's error bodies that the catalog does not have, from the same table")
    .option(...json)
    .action(requests);
  const links = program.command("links").description("which projects belong to which channel, as one file: export, plan, apply");
  links.command("export").description("print the links as links.yaml").option(...json).action(exportLinks);
  links
    .command("plan")
    .description("show what apply would change (exit 0 nothing, 1 something)")
    .argument("<file>", "links.yaml")
    .option(...json)
    .action(planLinksFile);
  links
    .command("apply")
    .description("make the links what the file says; what it does not name is unlinked")
    .argument("<file>", "links.yaml")
    .option(...json)
    .action(applyLinksFile);
  return program;
};

const examples = `
Examples:
  coveo-error 429
  coveo-error push 412
  coveo-error diagnose build.log
  npm run push 2>&1 | coveo-error diagnose
  coveo-error read-webhook github body.json
  coveo-error stats --channel C000000001
`;
