import type { Snooze } from "../recurrence/flag-state.ts";
import { ladderNames, type LadderName } from "../recurrence/ladder-name.ts";
import { commandTable } from "../commands/command-table.ts";
import type { Announced, TeamAnswer } from "../commands/team/team-answer.ts";
import { bullets, context, section } from "./blocks.ts";
import { changeLines } from "./change-text.ts";
import { call } from "./command-call.ts";
import { digestView } from "./digest-view.ts";
import { errorName } from "./error-name.ts";
import { usage } from "./help-view.ts";
import { untilMuted, whereMuted } from "./mute-text.ts";
import { notAnnounced } from "./not-announced.ts";
import type { SlackMessage } from "./slack-message.ts";
import { ladderTitle, thresholdText } from "./threshold-text.ts";
import { code, counted, cut, escaped, person, when } from "./text.ts";
import { undoCalls } from "./undo-calls.ts";

type Options = { command: string };

/** The private answer to a team's command: what is in force now, and how to undo it. */
export const teamView = (answer: TeamAnswer, { command }: Options): SlackMessage => {
  const type = (typed: string): string => call(command, typed);
  switch (answer.kind) {
    case "in-direct-message":
      return said("That is for channels: type it in the channel that it concerns. Here you can look up errors.");
    case "no-team":
      return said(
        answer.links > 0
          ? `This channel left flags and the digest, so there is nothing to set; failures of its linked projects (${counted(answer.links, "link")}) are still answered here. ${type("join")} brings flags and the digest back.`
          : `This channel gets no flags and no digest yet, so there is nothing to set. ${type("join")} changes that.`,
        `${answer.links > 0 ? "" : "A channel that a project is linked to gets them by itself, until it leaves. "}Look-ups work everywhere: ${type("429")}.`,
      );
    case "unavailable":
      return said(`The database did not answer in time: nobody knows whether it was done. Look in a minute with ${type(lookAgain[answer.verb] ?? answer.verb)}, then try again.`);
    case "refused":
      return withUsage(escaped(answer.problem), answer.verb, { command });
    case "which-error":
      return said(`*Several errors are called that.* Say which one, by its id:\n${bullets(answer.choices.slice(0, mostListed).map((id) => `\`${escaped(id)}\` ${named(id)}`))}`);
    case "unknown-error": {
      const asked = answer.query === "" ? "That" : code(answer.query);
      const suggested = answer.suggestions.length > 0 ? `\n*Did you mean*\n${bullets(answer.suggestions.map((id) => `\`${escaped(id)}\` ${named(id)}`))}` : "";
      const secret = answer.hidden ? "\n*What you typed looked like a secret*, so it is not repeated here. If it is one, replace it: Slack keeps what is typed." : "";
      return said(`${asked} is not in the catalog of Coveo errors, so nothing was changed.${secret}${suggested}`);
    }
    case "none-of-them":
      return said(`${answer.errorIds.length === 1 ? listed(answer.errorIds.map(named)) : `${answer.errorIds.length} errors are called that`}: not snoozed and not muted here. ${type("muted")} tells what is.`);
    case "snoozed":
      return said(`*Snoozed*: ${named(answer.errorId)}. ${snoozeEnd(answer.snooze)} Failed pipelines are still answered, and all is counted.`, `To end it: ${type(`unsnooze ${answer.errorId}`)}`);
    case "unsnoozed":
      return said(`*No longer snoozed*: ${named(answer.errorId)}. It is flagged again as soon as it comes back.`, `To snooze it again: ${type(`snooze ${answer.errorId} 7d`)}`);
    case "muted-error": {
      const { errorId, mute, known, hidden } = answer;
      const notes = [
        known ? "" : "No project of that name has failed here yet: check that it is spelled as in its pipelines' answers.",
        told(answer.announced),
        hidden ? "*The reason looked like a secret*, so that part is not kept. If it is one, replace it: Slack keeps what is typed." : "",
        `To end it: ${type(`unmute ${errorId}${mute.project === null ? "" : ` ${mute.project}`}`)}`,
      ].filter(Boolean);
      return said(`*Muted*: ${named(errorId)}, ${whereMuted(mute)}, ${untilMuted(mute)}. No answers to pipelines and no flags; it is counted all the same, and the digest names it in a line.`, notes.join("\n"));
    }
    case "unmuted":
      return said(`*No longer muted*: ${named(answer.errorId)}, ${listed(answer.were.map(whereMuted))}. Pipelines are answered and flags raised again.`, [told(answer.announced), `To mute it again: ${type(`mute ${answer.errorId} until …`)}`].filter(Boolean).join("\n"));
    case "silenced":
      return silenced(answer, { command });
    case "thresholds":
      return said(
        `*When an error is flagged here*\n${bullets(ladderNames.map((name) => `${ladderLine(name, answer.thresholds[name] !== undefined)}: ${thresholdText(name, answer.thresholds)}`))}`,
        `To change one: ${type("threshold throttling 5")}; to go back: ${type("threshold throttling default")}`,
      );
    case "digest":
      return digestView(answer.digest, { command });
    case "watching":
      return said(
        `What other apps post here of failed pipelines is *${answer.watches ? "answered" : "not answered"}* in its thread${answer.watches ? ", where it or its run holds a Coveo error. Of other messages nothing is kept" : ""}.`,
        `To change that: ${type(answer.watches ? "watch off" : "watch on")}`,
      );
    case "changed": {
      const { change, next, links, announced } = answer;
      const notes = [
        next === null ? "" : `The next digest is due ${when(next)}.`,
        change.of === "watching" && change.after ? "It works where this app is in the channel and may read its messages: whoever runs it can say." : "",
        links > 0 ? `Failures of linked projects (${counted(links, "link")}) are still answered here.` : "",
        told(announced),
        `To undo it: ${undoCalls(change).map(type).join(" and ")}`,
      ].filter(Boolean);
      return said(`*Changed.*\n${bullets(changeLines(change))}`, notes.join("\n"));
    }
    case "unchanged":
      return said(`Nothing had to be changed: it is set already.\n${bullets(changeLines(answer.change).map((line) => line.replace(/ Before: .*? Now:/, " Now:")))}`, answer.next === null ? undefined : `The next digest is due ${when(answer.next)}.`);
  }
};

/** With the name that is typed, where it is called otherwise. */
const ladderLine = (name: LadderName, isOwn: boolean): string => {
  const notes = [ladderTitle(name) === name ? "" : `\`${name}\``, isOwn ? "set by this channel" : ""].filter(Boolean);
  return `${ladderTitle(name)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
};

const mostListed = 15;
/** In characters: what a notification and a screen reader are given. */
const longestFallback = 1_000;

/** What tells whether a command was carried out. */
const lookAgain: Record<string, string> = { snooze: "muted", unsnooze: "muted", mute: "muted", unmute: "muted", join: "threshold", leave: "threshold", watch: "watch" };

const said = (text: string, note?: string): SlackMessage => ({ text: cut(text, longestFallback), blocks: [section(text), ...(note === undefined || note === "" ? [] : [context(note)])] });

const withUsage = (problem: string, verb: string, options: Options): SlackMessage => {
  const row = commandTable.find((each) => each.verb === verb);
  return { text: cut(`Nothing was changed. ${problem}`, longestFallback), blocks: [section(`*Nothing was changed.* ${problem}`), ...(row === undefined ? [] : [usage(row, options)])] };
};

const named = (errorId: string): string => escaped(errorName(errorId));

const listed = (texts: readonly string[]): string => texts.slice(0, mostListed).join(", ");

const snoozeEnd = ({ until, unlessWorseThan }: Snooze): string =>
  unlessWorseThan === null ? `No flag of it until ${when(until)}.` : `No flag of it until it gets worse than a ${unlessWorseThan}, its episode is over, or ${when(until)} has come.`;

const told = (announced: Announced | null): string => (announced === null ? "" : announced.kind === "announced" ? "The channel was told, with a button that undoes it." : notAnnounced(announced.reason));

const silenced = ({ mutes, snoozes }: Extract<TeamAnswer, { kind: "silenced" }>, { command }: Options): SlackMessage => {
  if (mutes.length + snoozes.length === 0) return said("Nothing is muted or snoozed here.");
  const lines = [
    ...mutes.map(({ errorId, mute }) => `*Muted* ${named(errorId)} (\`${escaped(errorId)}\`) ${whereMuted(mute)}, ${untilMuted(mute)}; by ${person(mute.by)}`),
    ...snoozes.map(({ errorId, snooze }) => `*Snoozed* ${named(errorId)} (\`${escaped(errorId)}\`). ${snoozeEnd(snooze)} By ${person(snooze.by)}`),
  ];
  const shown = lines.slice(0, mostListed);
  const blocks = [section("*Silent in this channel*"), ...chunks(shown, 5).map((some) => section(bullets(some)))];
  const more = lines.length - shown.length;
  const notes = [more > 0 ? `and ${counted(more, "other")}` : "", `To end one: ${call(command, "unmute <error> [project]")} or ${call(command, "unsnooze <error>")}`].filter(Boolean);
  return { text: `${counted(mutes.length, "mute")} and ${counted(snoozes.length, "snooze")} in this channel.`, blocks: [...blocks, context(notes.join("\n"))] };
};

const chunks = <T>(all: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
