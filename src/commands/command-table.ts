import { occurrenceDays } from "../recurrence/occurrence.ts";
import type { Problem } from "./arguments/parse-end.ts";
import { parseSchedule } from "./arguments/parse-schedule.ts";
import { parseLink } from "./arguments/parse-link.ts";
import { parseSilence } from "./arguments/parse-silence.ts";
import { parseThreshold } from "./arguments/parse-threshold.ts";
import type { Command } from "./command.ts";

/** In this order in the help. */
export const commandGroups = ["Ask", "Flags", "Digest", "Projects", "This channel"] as const;

export type Verb = {
  verb: string;
  group: (typeof commandGroups)[number];
  /** Each way to call it, without the verb. */
  arguments: readonly string[];
  does: string;
  /** Calls as they are typed, without the verb: each parses. */
  examples: readonly string[];
  /**
   * The command; a problem where the rest is nearly this verb's arguments, or the verb is a word that no error is about;
   * undefined where the text is not about the verb.
   */
  parse: (rest: string) => Command | Problem | undefined;
};

/** One table: the parser, the help and docs/commands.md come from it. */
export const commandTable: readonly Verb[] = [
  {
    verb: "explain",
    group: "Ask",
    arguments: ["<status, code, message or question>"],
    does: "explain an error: always a look-up, whatever the words are",
    examples: ["429", "daily limit"],
    parse: (rest) => (rest === "" ? undefined : { kind: "look-up", query: rest }),
  },
  {
    verb: "stats",
    group: "Ask",
    arguments: ["[days, as in 30d]"],
    does: `what this channel met lately (7 days, ${occurrenceDays} at most), and which flags are up`,
    examples: ["", "30d"],
    parse: (rest) => {
      if (rest === "") return { kind: "stats", days: 7 };
      const days = Number(/^(\d{1,3}) ?d(?:ays?)?$/i.exec(rest)?.[1]);
      if (days >= 1) return { kind: "stats", days: Math.min(days, occurrenceDays) };
      return /^-?[\d.]+ ?\w{0,6}$/.test(rest) ? { problem: "Say how many days back: `30d`." } : undefined;
    },
  },
  {
    verb: "help",
    group: "Ask",
    arguments: ["[command]"],
    does: "this text, or how one command is used",
    examples: ["", "snooze"],
    parse: (rest) => {
      const verb = rest.toLowerCase();
      if (verb === "" || commandTable.some((row) => row.verb === verb)) return { kind: "help", verb: verb || null };
      return /^[a-z-]{2,20}$/.test(verb) ? { problem: `There is no command \`${verb}\`; \`help\` alone lists them.` } : undefined;
    },
  },
  {
    verb: "snooze",
    group: "Flags",
    arguments: ["<error> <7d, until friday or until worse>"],
    does: "raise no flag of an error for a while, 90 days at most; pipelines are still answered",
    examples: ["429 7d", "push 412 until friday", "TOO_MANY_REQUESTS until worse"],
    parse: (rest) => {
      const silence = parseSilence(rest);
      return "problem" in silence ? silence : { kind: "snooze", error: silence.subject, end: silence.end };
    },
  },
  {
    verb: "unsnooze",
    group: "Flags",
    arguments: ["<error>"],
    does: "end a snooze",
    examples: ["429"],
    parse: (rest) => (rest === "" ? { problem: "Say which error is to be heard of again." } : { kind: "unsnooze", error: rest }),
  },
  {
    verb: "mute",
    group: "Flags",
    arguments: ["<error> [project] until <date> [because <reason>]"],
    does: "no answers to pipelines and no flags of an error, of one project or of all, 90 days at most; it is counted all the same, and the digest names it in a line",
    examples: ["SOURCE_DOES_NOT_EXIST acme/loader until 2026-12-24 because the source is being rebuilt", "429 for 2 weeks"],
    parse: (rest) => {
      const [asked = "", ...reasons] = rest.split(/\s(?=because\b)/i);
      const silence = parseSilence(asked);
      if ("problem" in silence) return silence;
      if (silence.end.kind === "worse") return { problem: "A mute needs a date: only a snooze can last until it gets worse." };
      return { kind: "mute", subject: silence.subject, end: silence.end, reason: reasons.join(" ").replace(/^because:?/i, "").trim() };
    },
  },
  {
    verb: "unmute",
    group: "Flags",
    arguments: ["<error> [project]"],
    does: "end a mute",
    examples: ["429", "429 acme/loader"],
    parse: (rest) => (rest === "" ? { problem: "Say which error is to be heard of again." } : { kind: "unmute", subject: rest }),
  },
  {
    verb: "muted",
    group: "Flags",
    arguments: [""],
    does: "what is muted or snoozed here, until when, by whom and why",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "muted" } : undefined),
  },
  {
    verb: "threshold",
    group: "Flags",
    arguments: ["", "<throttling, daily-limit or other> <notice> [warning]", "[ladder] default"],
    does: "how often an error comes before it is flagged: show, set, or go back to the default; a daily limit counts days",
    examples: ["", "throttling 5", "throttling 5 20", "daily-limit default"],
    parse: parseThreshold,
  },
  {
    verb: "digest",
    group: "Digest",
    arguments: ["", "on|off", "<weekday> [09:00] [Europe/Paris]", "default"],
    does: "what the next weekly digest would tell, shown now; switch it on or off; say when it comes, or have it come at the usual time",
    examples: ["", "off", "friday", "friday 09:00 Europe/Paris", "default"],
    parse: (rest) => {
      if (rest === "" || rest.toLowerCase() === "now") return { kind: "digest" };
      if (rest.toLowerCase() === "default") return { kind: "digest-default" };
      if (/^(on|off)$/i.test(rest)) return { kind: "digest-switch", on: rest.toLowerCase() === "on" };
      const schedule = parseSchedule(rest);
      return schedule === undefined || "problem" in schedule ? schedule : { kind: "digest-schedule", ...schedule };
    },
  },
  {
    verb: "test",
    group: "This channel",
    arguments: [""],
    does: "post a marked sample here, to see that this app may; nothing is counted",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "test" } : undefined),
  },
  {
    verb: "link",
    group: "Projects",
    arguments: ["", "<connection> <project or pattern> [branches <names>] [workflows <names>] [post all|default-branch|never]"],
    does: "have this channel hear of a project's failures; in a window, or typed. What nobody allowed beforehand, and what another channel has, is linked when an administrator approves",
    examples: ["", "report acme/loader", "report acme/* branches main, release/* post default-branch"],
    parse: (rest) => {
      if (rest === "") return { kind: "links", command: { kind: "link-form" } };
      const rules = parseLink(rest);
      return rules === undefined || "problem" in rules ? rules : { kind: "links", command: { kind: "link", rules } };
    },
  },
  {
    verb: "unlink",
    group: "Projects",
    arguments: ["<connection> <project or pattern>"],
    does: "end a link, as `projects` lists it",
    examples: ["report acme/loader"],
    parse: (rest) => {
      const rules = parseLink(rest);
      if (rest === "") return { problem: "Say which link is to end, as `projects` lists it." };
      return rules === undefined || "problem" in rules ? rules : { kind: "links", command: { kind: "unlink", connection: rules.connection, projects: rules.projects } };
    },
  },
  {
    verb: "projects",
    group: "Projects",
    arguments: [""],
    does: "what is linked to this channel",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "links", command: { kind: "projects" } } : undefined),
  },
  {
    verb: "unlinked",
    group: "Projects",
    arguments: [""],
    does: "projects that failed and that nobody linked, of those that this channel may link by itself; administrators see all",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "links", command: { kind: "unlinked" } } : undefined),
  },
  {
    verb: "move",
    group: "Projects",
    arguments: ["", "#channel"],
    does: "move links, settings, open flags, snoozes, mutes and notes to another channel that you and this app are in; an administrator is asked for links which that channel may not make by itself; what was counted stays here",
    examples: ["", "#search-team"],
    parse: (rest) => {
      if (rest === "") return { kind: "links", command: { kind: "move-form" } };
      // Slack sends a channel as it was typed, or as `<#C000000002|random>` where the app's settings say so.
      const to = /^(?:<#)?([CG][A-Z0-9]{6,20})(?:\|[^>]*)?>?$/.exec(rest)?.[1] ?? /^#[^\s#<>|]{1,80}$/.exec(rest)?.[0];
      return to === undefined ? undefined : { kind: "links", command: { kind: "move", to } };
    },
  },
  {
    verb: "excerpts",
    group: "Projects",
    arguments: ["", "on|off"],
    does: "whether lines of logs are shown in this channel while people of other companies are in it; only administrators change that",
    examples: ["", "on"],
    parse: (rest) => {
      const on = /^(on|off)$/i.exec(rest)?.[1]?.toLowerCase();
      return rest === "" || on !== undefined ? { kind: "links", command: { kind: "excerpts", on: on === undefined ? null : on === "on" } } : undefined;
    },
  },
  {
    verb: "watch",
    group: "This channel",
    arguments: ["", "on|off"],
    does: "answer what other apps post here of failed pipelines, in their threads, where a Coveo error is in it; off unless somebody switches it on",
    examples: ["", "on", "off"],
    parse: (rest) => {
      if (rest === "") return { kind: "watching" };
      return /^(on|off)$/i.test(rest) ? { kind: "watch", on: rest.toLowerCase() === "on" } : { problem: "Say `on` or `off`." };
    },
  },
  {
    verb: "join",
    group: "This channel",
    arguments: [""],
    does: "make this channel a team: flags and the weekly digest are posted here",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "join" } : undefined),
  },
  {
    verb: "leave",
    group: "This channel",
    arguments: [""],
    does: "post no flags and no digest here any more; what was counted and set is kept",
    examples: [""],
    parse: (rest) => (rest === "" ? { kind: "leave" } : undefined),
  },
];
