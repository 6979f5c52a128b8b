import type { KnownBlock } from "@slack/types";
import type { Digest, DigestError } from "../digest/digest.ts";
import { tallyText } from "../feedback/vote.ts";
import type { OpenFlag } from "../recurrence/open-flags.ts";
import { mondayOfWeek } from "../digest/iso-week.ts";
import { bullets, context, header, section, steps } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { plainDate, shortDates } from "./plain-date.ts";
import type { SlackMessage } from "./slack-message.ts";
import { sparkline } from "./sparkline.ts";
import { counted, escaped, link, phrase, when } from "./text.ts";

type Options = {
  /** The slash command's name. */
  command: string;
  /** The picture of the digest's chart, as Slack keeps it. */
  chart?: { fileId: string; alt: string };
};

const most = { errors: 5, projects: 3, named: 8, flags: 8, muted: 4 };

/** What a team met in a week, short enough to be read. What the chart shows stands in the text too. */
export const digestView = (digest: Digest, { command, chart }: Options): SlackMessage => {
  const { errors, fresh, gone, flags, advice, muted, trend } = digest;
  const blocks: KnownBlock[] = [header(titleOf(digest)), section(totalLine(digest))];
  if (chart !== undefined) blocks.push({ type: "image", slack_file: { id: chart.fileId }, alt_text: chart.alt });
  if (errors.length > 0) blocks.push(section(errorLines(digest)));
  if (advice !== null) blocks.push(section(`*To do about ${named(advice.errorId)}*\n${escaped([advice.why, advice.step].filter((part) => part !== null).join(" "))}`));
  if (fresh.length > 0 && digest.total.before > 0) blocks.push(section(`*New*: ${listed(fresh.map(({ id, lastMet }) => `${named(id)} (${lastMet === null ? "for the first time" : `last met in the week of ${plainDate(mondayOfWeek(lastMet)).slice(4)}`})`))}`));
  if (gone.length > 0) blocks.push(section(`*Gone*: ${listed(gone.map(({ id, before }) => `${named(id)} (${counted(before, "time")} ${comparedWith(digest)})`))}`));
  if (flags.length > 0) blocks.push(section(`*Open flags*\n${bullets(flags.slice(0, most.flags).map(flagLine))}`));
  const notes = [digest.feedback === undefined ? "" : `Of the answers ${tallyText(digest.feedback)}, as people said.`, trendLine(trend), mutedLine(muted), digest.asked ? "" : `\`${command} digest friday 09:00\` moves this digest, \`${command} digest off\` ends it.`].filter(Boolean);
  if (notes.length > 0) blocks.push(context(notes.join("\n")));
  return { text: textOf(digest), blocks };
};

const named = (errorId: string): string => escaped(errorName(errorId));

const titleOf = ({ period: { days }, asked }: Digest): string => {
  if (asked) return `Coveo errors of the last ${counted(days, "day")}`;
  return days === 7 ? "Coveo errors of the week" : `Coveo errors of ${counted(days, "day")}`;
};

const comparedWith = ({ period: { days } }: Digest): string => (days === 7 ? "the week before" : `the ${counted(days, "day")} before`);

const totalLine = (digest: Digest): string => {
  const { total, period } = digest;
  const span = `from ${when(period.from)} to ${digest.asked ? "now" : when(period.until)}`;
  if (total.count === 0) return `*No Coveo error* ${span}. ${capital(comparedWith(digest))} there were ${total.before === 0 ? "none either" : total.before}.`;
  const sources = [total.pipelines > 0 ? `${total.pipelines} in failed pipelines` : "", total.lookups > 0 ? `${total.lookups} looked up` : ""].filter(Boolean);
  return `*${counted(total.count, "Coveo error")}* ${span}: ${sources.join(", ")}. ${change(total.count, total.before, digest)}.`;
};

const change = (count: number, before: number, digest: Digest): string => {
  const compared = comparedWith(digest);
  if (before === 0) return `There were none ${compared}`;
  if (count === before) return `As many as ${compared}`;
  const percent = Math.round((Math.abs(count - before) / before) * 100);
  return `${Math.abs(count - before)} ${count > before ? "more" : "fewer"} than ${compared} (${before}, ${count > before ? "+" : "−"}${percent} %)`;
};

/** Without the links where they would not fit: a link that is cut is none. */
const errorLines = (digest: Digest): string => {
  const lines = (isLinked: boolean): string =>
    `*Most often*\n${steps([...digest.errors.slice(0, most.errors).map((each) => errorLine(each, digest, isLinked)), ...othersLine(digest.errors)])}`;
  return lines(true).length <= longestLines ? lines(true) : lines(false);
};

const longestLines = 2_800;

const errorLine = (error: DigestError, digest: Digest, isLinked: boolean): string => {
  const difference = error.count - error.before;
  const compared = error.before === 0 ? "new" : difference === 0 ? "as before" : `${Math.abs(difference)} ${difference > 0 ? "more" : "fewer"}`;
  const days = error.days.length === digest.byDay.length ? "every day" : shortDates(error.days);
  const projects = error.projects.slice(0, most.projects).map(({ name, count, runUrl }) => `${runUrl === null || !isLinked ? phrase(name, 60) : link(runUrl, name)} ${count}`);
  if (error.projects.length > most.projects) projects.push(`${error.projects.length - most.projects} more`);
  const lookups = error.lookups > 0 ? [`looked up ${error.lookups}`] : [];
  return `*${named(error.id)}*: ${counted(error.count, "time")} (${compared}), ${days}\n      ${[...projects, ...lookups].join(" · ")}`;
};

const othersLine = (errors: readonly DigestError[]): string[] => {
  const others = errors.slice(most.errors);
  return others.length === 0 ? [] : [`${counted(others.length, "other error")}: ${counted(others.reduce((sum, each) => sum + each.count, 0), "time")} together`];
};

const flagLine = ({ errorId, level, raisedAt, snoozedUntil, takenBy }: OpenFlag): string => {
  const notes = [
    `${level} since ${when(raisedAt)}`,
    takenBy !== null && /^[UW][A-Z0-9]+$/.test(takenBy) ? `<@${takenBy}> is on it` : "",
    snoozedUntil === null ? "" : `snoozed until ${when(snoozedUntil)}`,
  ].filter(Boolean);
  return `*${named(errorId)}*: ${notes.join(", ")}`;
};

const trendLine = (trend: Digest["trend"]): string =>
  trend.length < 2 ? "" : `The last ${trend.length} weeks (Monday to Sunday, UTC): ${sparkline(trend.map(({ count }) => count))} ${trend.map(({ count }) => count).join(", ")}`;

const mutedLine = (muted: Digest["muted"]): string => {
  if (muted.length === 0) return "";
  const lines = muted.slice(0, most.muted).map(({ id, count, mute }) => {
    const where = mute.project === null ? "" : ` in ${phrase(mute.project, 60)}`;
    return `${named(id)}${where} ${counted(count, "time")} (until ${when(mute.until)}: ${phrase(mute.reason, 80)})`;
  });
  if (muted.length > lines.length) lines.push(`${muted.length - lines.length} more`);
  return `Muted, and not counted above: ${lines.join("; ")}`;
};

const listed = (names: readonly string[]): string =>
  names.length <= most.named ? names.join(", ") : `${names.slice(0, most.named).join(", ")} and ${names.length - most.named} more`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const textOf = (digest: Digest): string => {
  const [worst] = digest.errors;
  if (worst === undefined) return `${titleOf(digest)}: none`;
  return escaped(`${titleOf(digest)}: ${digest.total.count}. ${change(digest.total.count, digest.total.before, digest)}. Most often ${errorName(worst.id)}.`);
};
