import type { Table } from "../../figures/section.ts";
import type { Figures } from "./figures.ts";

/** What each figure is, for whoever never saw the project; the rows of the page begin with these words. */
const words: Readonly<Record<string, Partial<Record<keyof Figures, string>>>> = {
  "What was generated": {
    teams: "teams, each a Slack channel",
    weeks: "weeks",
    runsFailed: "pipeline runs that failed",
    runsPassed: "pipeline runs that passed",
    lookUps: "look-ups: somebody asked for an error",
    storms: "storms: one error in many places at once",
    changesByTeams: "things that people did meanwhile: a digest moved, a snooze, a mute, a threshold, a message deleted",
    withdrawn: "times somebody said that it is not this error",
    putBack: "times somebody took that back",
  },
  "What went wrong on the way": {
    deliveries: "deliveries of webhooks",
    duplicates: "of what happened delivered again",
    late: "of what happened delivered hours late",
    handledTimes: "times a message was handed to a consumer",
    calls: "calls of the table, Slack and the logs",
    mostCalls: "calls at most, for one message",
    crashes: "crashes of a consumer",
    crashPoints: "kinds of moments at which one crashed, of all that were seen (before and after each call)",
    answersLost: "calls without an answer, whether they were done or not",
    refusedInOutages: "calls refused in outages, which last for hours",
    rateLimited: "calls that Slack told to wait",
    deadLetters: "messages given up as dead letters",
    redriven: "of these handed over again a day later",
    messagesDeleted: "messages that somebody deleted in Slack",
  },
  "What was held to the truth": {
    occurrences: "occurrences counted: a team met an error once",
    flagsRaised: "flags raised: an error keeps coming back",
    flagMessages: "messages of flags",
    flagsLapsed: "flags that went down again",
    digestSlots: "times a weekly digest was due",
    digests: "digests told; where there is nothing to tell none is",
    weekTotals: "weeks' totals kept",
    messages: "messages in Slack",
    replies: "of these about a failed run",
    threadReplies: "of these in the thread of an earlier one",
    stormMessages: "messages of storms",
    recoveries: "messages that a pipeline recovered",
    updates: "changes of messages",
    countersChecked: "counters in messages read and compared",
    violations: "violations: what was counted, told or raised otherwise than it is true",
    seconds: "seconds it took",
  },
};

/** The figures of several parts beside one another, by what they are about. */
export const figuresInWords = (parts: readonly Figures[]): Table[] =>
  Object.entries(words).map(([caption, named]) => ({
    caption,
    columns: ["", ...parts.map(({ surroundings }) => surroundings)],
    rows: (Object.keys(named) as (keyof Figures)[]).map((name) => [named[name] ?? "", ...parts.map((figures) => figures[name])]),
  }));

/** Those that have words. */
export const namedFigures: readonly string[] = Object.values(words).flatMap((named) => Object.keys(named));
