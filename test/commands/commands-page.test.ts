import { expect, test } from "vitest";
import { commandGroups, commandTable, type Verb } from "../../src/commands/command-table.ts";

const command = "/coveo-error";
const call = (verb: string, rest: string): string => `\`${[command, verb, rest].filter(Boolean).join(" ")}\``;

const forExample = ({ verb, examples }: Verb): string => {
  const calls = examples.filter((example) => example !== "").map((example) => call(verb, example));
  return calls.length === 0 ? "" : ` For example ${calls.join(", ")}.`;
};

/** docs/commands.md as the table has it; `npx vitest run test/commands/commands-page.test.ts --update` writes it anew. */
const page = (): string =>
  [
    "# Commands in Slack",
    "",
    `What is typed after \`${command}\` (the name is a setting, \`SLACK_COMMAND\`) is an error to look up, unless its first word is one of these and the rest are that word's arguments. So \`digest friday\` moves the digest, and \`digest of errors\` is a question. What is nearly a command is looked up too, under a hint that says how the command is used; it is not counted as a look-up.`,
    "",
    "Instead of an error it may be the address of a CI run, as the browser has it, of a project that is linked to the channel: then what is known of that run is told, and where nothing is, its provider is asked and the run is explained now, posted and counted as if its webhook had come.",
    "",
    "An error is named by its id, its code, its status (`429`), or in words. Where several are called that, the one is meant that the channel has a flag of, else the one that it met lately; else the answer lists their ids.",
    "",
    "A time is `4h`, `7d`, `for 2 weeks`, `until friday`, `until 2026-12-24` or `tomorrow`. A day lasts to its end, in the time zone of the channel's digest; a weekday said on that day is a week away. Ninety days are the most.",
    "",
    "Answers are private. What changes for everybody (links, thresholds, mutes, the digest, joining and leaving) is announced in the channel: who, what it was, what it is, and a button that undoes it as long as nobody has changed it again.",
    ...commandGroups.flatMap((group) => [
      "",
      `## ${group}`,
      "",
      ...commandTable
        .filter((row) => row.group === group)
        .map((row) => `- ${row.arguments.map((way) => call(row.verb, way)).join(", ")}: ${row.does}.${forExample(row)}`),
    ]),
    "",
    "## The buttons of a flag",
    "",
    "- **Snooze**: for a day, for a week, or until it gets worse. The message says who did, and until when.",
    "- **I'm on it**: the message says who. Pressed again by the same person it is given back; by another it is taken over.",
    "- **See the runs**: a window with the failed runs of the last seven days, for whoever presses it.",
    "",
  ].join("\n");

test("docs/commands.md says what the command table says", async () => {
  await expect(page()).toMatchFileSnapshot("../../docs/commands.md");
});
