import { UsageError } from "../../errors.ts";
import { tallyText } from "../../feedback/vote.ts";
import { openFlags } from "../../recurrence/open-flags.ts";
import { teamStats, type TeamStats } from "../../recurrence/team-stats.ts";
import { print, printJson } from "../print/terminal.ts";
import { withStore } from "../with-store.ts";

type Options = { channel: string; days: string; json?: true };

export const stats = async ({ channel, days, json }: Options): Promise<void> => {
  if (!/^[CDG][A-Z0-9]{6,20}$/.test(channel)) throw new UsageError(`${channel} is no channel's id. It begins with C and is shown at the end of the channel's details in Slack, as in C000000001.`);
  const span = Number(days);
  if (!Number.isInteger(span) || span < 1 || span > 35) throw new UsageError("--days takes a whole number from 1 to 35.");
  const now = Date.now();
  const range = { from: new Date(now - span * 86_400_000).toISOString(), until: new Date(now + 60_000).toISOString() };
  const [table, occurrences, flags, votes] = await withStore((store, table) => Promise.all([table, store.listOccurrences({ team: channel, ...range }), store.listFlags(channel), store.listVotes({ team: channel, ...range })]), json ? { json } : {});
  const result = teamStats(channel, occurrences, openFlags(flags, new Date(now)), votes);
  await (json ? printJson({ ...result, table }) : print(statsText(result, span)));
};

const statsText = ({ team, errors, flags }: TeamStats, days: number): string => {
  const up = flags.map(({ id, level, raisedAt, snoozedUntil }) => `${level}: ${id}, raised ${minute(raisedAt)}${snoozedUntil === null ? "" : `, snoozed until ${minute(snoozedUntil)}`} (UTC)`);
  if (errors.length === 0) return [`${team} met no Coveo error in the last ${days} days.`, ...up].join("\n");
  const wide = Math.max(...errors.map((error) => error.id.length));
  const row = (id: string, pipelines: string, lookups: string, { last, helped }: { last: string; helped: string }): string =>
    `${id.padEnd(wide)}  ${pipelines.padStart(9)}  ${lookups.padStart(8)}  ${last.padEnd(22)}  ${helped}`.trimEnd();
  return [
    row("error", "pipelines", "look-ups", { last: "last (UTC)", helped: errors.some(({ feedback }) => tallyText(feedback) !== "") ? "answers" : "" }),
    ...errors.map((error) => row(error.id, String(error.pipelines), String(error.lookups), { last: error.lastIsLookUp ? hour(error.last) : minute(error.last), helped: tallyText(error.feedback) })),
    ...(up.length > 0 ? ["", "flags", ...up] : []),
  ].join("\n");
};

const minute = (iso: string): string => iso.slice(0, 16).replace("T", " ");

/** Of a look-up no more is kept. */
const hour = (iso: string): string => `${minute(iso)}–${new Date(Date.parse(iso) + 3_600_000).toISOString().slice(11, 16)}`;
