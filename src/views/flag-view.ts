import type { ActionsBlock, KnownBlock } from "@slack/types";
import { answerById } from "../catalog/answer-by-id.ts";
import type { Advice } from "../recurrence/advice.ts";
import type { Behind, Flag } from "../recurrence/flag.ts";
import type { LadderName } from "../recurrence/ladder-name.ts";
import { laddersOf } from "../recurrence/ladder.ts";
import type { Level } from "../recurrence/level.ts";
import { bullets, context, header, preformatted, section, steps } from "./blocks.ts";
import { duration } from "./duration.ts";
import { errorName } from "./error-name.ts";
import { flagActions, flagBlockId, snoozeChoices } from "./flag-actions.ts";
import { flagWhen } from "./flag-when.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, link, phrase, when } from "./text.ts";

const most = { pipelines: 5, advice: 2 };

/** That an error keeps coming back: how often, when, from which pipelines, and what to do about it. */
export const flagView = (flag: Flag): SlackMessage => {
  const { words, picture } = flagWhen(flag);
  const title = `${levelName[flag.level]}: ${errorName(flag.errorId)} keeps coming back`;
  const blocks: KnownBlock[] = [
    header(title),
    section([numbers(flag), bullets(flag.reached.map((each) => reachedLine(each, flag)))].join("\n")),
    section(`*When*: ${words}.`),
    ...(picture === null ? [] : [preformatted(picture)]),
  ];
  if (flag.pipelines.length > 0) blocks.push(section(`*Pipelines behind it*\n${bullets(pipelineLines(flag.pipelines))}`));
  for (const [index, advice] of flag.advice.slice(0, most.advice).entries()) blocks.push(section(`*${index === 0 ? "What to do" : "Also"}*\n${adviceText(advice)}`));
  const notes = [eitherNote(flag), organizationNote(flag), midnightNote(flag)].filter(Boolean);
  if (notes.length > 0) blocks.push(context(notes.join("\n")));
  blocks.push(buttons(flag));
  const [reached] = flag.reached;
  return { text: `${escaped(title)}${reached === undefined ? "" : `: ${howOften(reached)}`}. When: ${words}.`, blocks };
};

const levelName: Record<Level, string> = { notice: "Notice", warning: "Warning" };

const numbers = ({ errorId, week }: Flag): string => {
  const days = week.days.filter(({ count }) => count > 0).length;
  const failed = week.count - week.lookups;
  const sources = week.lookups === 0 ? "all in failed pipelines" : failed === 0 ? "all looked up" : `${failed} in failed pipelines, ${week.lookups} looked up`;
  const title = answerById(errorId)?.title;
  return `${title === undefined ? "" : `*${escaped(title)}.* `}${week.atLeast ? "At least " : ""}${counted(week.count, "time")} in 7 days when it was raised, on ${counted(days, "day")}: ${sources}.`;
};

const ladderText: Record<LadderName, string> = { throttling: " as throttling", "daily-limit": " as a daily limit", other: "" };

type Reached = Flag["reached"][number];

/** What it counts as is said where it may count as either. */
const reachedLine = (reached: Reached, { errorId }: Flag): string =>
  `*${levelName[reached.level]}*${laddersOf(errorId).length > 1 ? ladderText[reached.ladder] : ""}: ${howOften(reached)} (${reached.rule.reach} make a ${reached.level}).`;

const howOften = ({ rule, count }: Reached): string => {
  const span = rule.windowDays === 1 ? "24 hours" : `${rule.windowDays} days`;
  return rule.of === "days" ? `on ${counted(count, "different day", "different days")} within ${span}` : `${counted(count, "time")} within ${span}`;
};

const longestUrl = 200;

const pipelineLines = (pipelines: readonly Behind[]): string[] => {
  const lines = pipelines.slice(0, most.pipelines).map(({ name, workflow, branch, count, last }) => {
    const label = workflow === null ? name : `${name}, ${workflow}`;
    // One that is long would be cut with the section, in its midst.
    const named = last.runUrl === null || last.runUrl.length > longestUrl ? phrase(label) : link(last.runUrl, label);
    return `${named}${branch === null ? "" : ` on ${phrase(branch, 60)}`}: ${counted(count, "time")}, last ${when(last.occurredAt)}`;
  });
  const more = pipelines.length - lines.length;
  return more > 0 ? [...lines, `and ${counted(more, "other")}`] : lines;
};

const adviceText = (advice: Advice): string => `${advice.pattern === null ? "" : `${escaped(advice.why)}\n`}${steps(advice.steps.map(escaped))}`;

const eitherNote = ({ errorId }: Flag): string => (laddersOf(errorId).length > 1 ? "This error may mean throttling or a daily limit; the System Performance page may tell which." : "");

const organizationNote = ({ organization }: Flag): string => {
  if (organization === null || organization.otherTeams < 1) return "";
  const others = organization.otherTeams === 1 ? "Another channel" : `${organization.otherTeams} other channels`;
  return `${others} met the same limit of the organization *${phrase(organization.name, 80)}* on the same day: it is the organization's, so what one pushes the others cannot.`;
};

const midnightNote = ({ resetsDaily, writtenAt }: Flag): string => {
  if (!resetsDaily) return "";
  const now = Date.parse(writtenAt);
  const midnight = (Math.floor(now / 86_400_000) + 1) * 86_400_000;
  return `Daily limits reset at midnight UTC, ${duration(midnight - now)} after this message: ${when(new Date(midnight).toISOString())}.`;
};

/** What the buttons do stands in src/commands/buttons. */
const buttons = (flag: Flag): ActionsBlock => ({
  type: "actions",
  block_id: flagBlockId(flag),
  elements: [
    {
      type: "static_select",
      action_id: flagActions.snooze,
      placeholder: { type: "plain_text", text: "Snooze" },
      options: snoozeChoices.map(({ value, label }) => ({ text: { type: "plain_text", text: label }, value })),
    },
    { type: "button", action_id: flagActions.take, text: { type: "plain_text", text: "I'm on it" } },
    { type: "button", action_id: flagActions.runs, text: { type: "plain_text", text: "See the runs" } },
  ],
});
