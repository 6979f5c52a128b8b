import type { Command } from "commander";
import { json, withExamples } from "./options.ts";

const codes = "0, or 2 on bad use or where the table cannot be read.";

/** What reads or changes a bot's table. */
export const addTableCalls = (program: Command): void => {
  withExamples(
    program
      .command("stats")
      .summary("what a team has met")
      .description("What a team has met, from the table that the settings point at.")
      .requiredOption("--channel <id>", "the team's Slack channel, as in C000000001")
      .option("--days <number>", "how far back, 35 at most", "35")
      .option(...json)
      .action(async (options: { channel: string; days: string }) => (await import("../calls/stats.ts")).stats(options)),
    ["coveo-error stats --channel C000000001", "coveo-error stats --channel C000000001 --days 7 --json"],
    codes,
  );
  withExamples(
    program
      .command("unlinked")
      .summary("failed projects that no channel is linked to")
      .description("Failed projects that no channel is linked to, from the table that the settings point at.")
      .option(...json)
      .action(async (options: object) => (await import("../calls/unlinked.ts")).unlinked(options)),
    ["coveo-error unlinked"],
    codes,
  );
  withExamples(
    program
      .command("requests")
      .summary("codes that the catalog does not have")
      .description("Codes in Coveo's error bodies that the catalog does not have, from the table that the settings point at.")
      .option(...json)
      .action(async (options: object) => (await import("../calls/requests.ts")).requests(options)),
    ["coveo-error requests"],
    codes,
  );
  const links = withExamples(
    program.command("links").summary("which projects belong to which channel")
      .description("Which projects belong to which channel, as one file."),
    ["coveo-error links export > links.yaml", "coveo-error links plan links.yaml", "coveo-error links apply links.yaml"],
    "plan 0 nothing to change, 1 something; export and apply 0; 2 anything else.",
  );
  withExamples(
    links
      .command("export")
      .summary("print the links as a file")
      .description("Print the links as links.yaml.")
      .option(...json)
      .action(async (options: object) => (await import("../calls/links.ts")).exportLinks(options)),
    ["coveo-error links export > links.yaml"],
    codes,
  );
  withExamples(
    links
      .command("plan")
      .summary("show what apply would change")
      .description("Show what apply would change.")
      .argument("<file>", "links.yaml")
      .option(...json)
      .action(async (...given: [string, object]) => (await import("../calls/links.ts")).planLinksFile(...given)),
    ["coveo-error links plan links.yaml"],
    "0 nothing to change, 1 something, 2 bad use or where the table cannot be read.",
  );
  withExamples(
    links
      .command("apply")
      .summary("make the links what the file says")
      .description("Make the links what the file says. What it does not name is unlinked.")
      .argument("<file>", "links.yaml")
      .option(...json)
      .action(async (...given: [string, object]) => (await import("../calls/links.ts")).applyLinksFile(...given)),
    ["coveo-error links apply links.yaml"],
    codes,
  );
  withExamples(
    program
      .command("doctor")
      .summary("what a bot lacks, and how to fix it")
      .description("What a bot lacks, and how to fix it: settings, Slack, table, queue, CI connections, links. Of the bot that runs in this folder, or the one that the settings (SSM_PATH among them) point at. Changes and posts nothing.")
      .option(...json)
      .action(async (options: { json?: true }) => (await import("../calls/doctor.ts")).doctor(options)),
    ["coveo-error doctor", "coveo-error doctor --json"],
    "0 nothing to fix, 1 something, 2 bad use.",
  );
  withExamples(
    program
      .command("uninstall")
      .summary("export the table, list what is to be removed, delete the items")
      .description("Write every item of the table to a file, list the hooks, tokens and the app that are to be taken away by hand, and delete the table's items where that is asked for.")
      .requiredOption("--export <file>", "where the items go, one JSON object a line; never an existing file")
      .option("--delete", "then delete the items; asks for the table's name")
      .option("--yes-delete <table>", "then delete the items, without being asked: the table's name")
      .option(...json)
      .action(async (options: { export: string; delete?: true; yesDelete?: string; json?: true }) => (await import("../calls/uninstall.ts")).uninstall(options)),
    ["coveo-error uninstall --export history.jsonl", "coveo-error uninstall --export last.jsonl --delete", "coveo-error uninstall --export last.jsonl --yes-delete coveo-errors"],
    "0 done, 2 anything else: then nothing was deleted, or not all.",
  );
};
