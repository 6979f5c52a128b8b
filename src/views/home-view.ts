import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { Home, HomeTeam } from "../home/home.ts";
import { ladderNames } from "../recurrence/ladder-name.ts";
import { context, divider, header, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { errorName } from "./error-name.ts";
import { linkActions, writeValue } from "./link-actions.ts";
import { channelText } from "./link-text.ts";
import { metCounts } from "./met-counts.ts";
import { scheduleText } from "./schedule-text.ts";
import { ladderTitle, thresholdText } from "./threshold-text.ts";
import { code, counted, cut, escaped, phrase, visible, when } from "./text.ts";

/** Somebody's Home tab. 100 blocks at most: each channel takes five, and a page has twelve of them. */
export const homeView = (home: Home, { command }: { command: string }): HomeView => ({
  type: "home",
  blocks: [
    header("Coveo errors in your channels"),
    section(`${call(command, "429")} explains an error, in any channel or in a message to this app. ${call(command, "help")} tells what else there is.`),
    ...(home.kind === "members-unknown"
      ? [section("Slack did not tell which channels you are in, so none is shown. Open this tab again in a minute; if it stays so, tell whoever runs this app that it needs the scopes `channels:read` and `groups:read`.")]
      : [...teamsBlocks(home, command), ...pageBlocks(home)]),
  ],
});

type Teams = Extract<Home, { kind: "teams" }>;

const teamsBlocks = ({ teams, total, from }: Teams, command: string): KnownBlock[] => [
  ...(total === 0
    ? [section(`No channel that you are in hears of failures yet. Link a project to one, or type ${call(command, "join")} there.`)]
    : [context(`Counted since ${when(from)}. Only channels that you are in are shown.`)]),
  { type: "actions", elements: [button("Link projects", linkActions.openLink, writeValue({ v: 1, channel: null }))] },
  ...teams.flatMap((team) => teamBlocks(team)),
];

const teamBlocks = ({ channel, profile, state, stats, links }: HomeTeam): KnownBlock[] => {
  const open = stats.flags.slice(0, mostShown).map(({ id, level, snoozedUntil }) => `${phrase(errorName(id), 80)} (${escaped(level)}${snoozedUntil === null ? "" : ", snoozed"})`);
  const met = stats.errors.slice(0, mostShown).map((error) => `${phrase(errorName(error.id), 80)}: ${metCounts(error).join(", ")}`);
  const linked = links.slice(0, mostShown).map(({ projects, connection }) => `${code(projects, 80)} (${phrase(connection, 40)})`);
  const own = ladderNames.filter((name) => profile.thresholds[name] !== undefined);
  const settings = [
    `Digest ${profile.digestOn ? scheduleText(profile.schedule) : "off"}`,
    own.length === 0 ? "thresholds as usual" : own.map((name) => `${ladderTitle(name)} ${thresholdText(name, profile.thresholds)}`).join("; "),
    state.excerpts ? "lines of logs shown also where people of other companies are" : "",
    state.stopped === null ? "" : `*nothing is posted since ${when(state.stopped.at)}* (${phrase(state.stopped.reason, 60)})`,
  ].filter(Boolean);
  return [
    divider,
    section(
      [
        `*${channelText(channel)}*`,
        met.length === 0 ? "Met no Coveo error this week." : `This week: ${listed(met, stats.errors.length)}`,
        open.length === 0 ? "No flag is up." : `*Flags*: ${listed(open, stats.flags.length)}`,
        linked.length === 0 ? "No project is linked." : `*Projects*: ${listed(linked, links.length)}`,
      ].join("\n"),
    ),
    context(settings.join(" · ")),
    {
      type: "actions",
      elements: [
        button("Link projects", linkActions.openLink, writeValue({ v: 1, channel }), `Link projects to ${profile.name ?? channel}`),
        button("Move", linkActions.openMove, writeValue({ v: 1, channel }), `Move everything of ${profile.name ?? channel} to another channel`),
      ],
    },
  ];
};

/** Of a kind, in one channel. */
const mostShown = 5;

const listed = (shown: readonly string[], total: number): string => `${shown.join("; ")}${total > shown.length ? ` and ${total - shown.length} more` : ""}`;

const pageBlocks = ({ page, pages, total }: Teams): KnownBlock[] => {
  if (pages === 1) return [];
  // Two buttons of one block need ids of their own.
  const turns = [
    ...(page > 0 ? [button("Previous channels", `${linkActions.page}_back`, writeValue({ v: 1, page: page - 1 }))] : []),
    ...(page < pages - 1 ? [button("More channels", `${linkActions.page}_on`, writeValue({ v: 1, page: page + 1 }))] : []),
  ];
  return [divider, context(`Page ${page + 1} of ${pages}: ${counted(total, "channel")} in all.`), { type: "actions", elements: turns }];
};

const button = (text: string, action: string, value: string, label = text): Button => ({ type: "button", action_id: action, value, text: { type: "plain_text", text, emoji: false }, accessibility_label: cut(visible(label), 75) });
