import type { Wanted } from "../feedback/wish.ts";
import type { SeenUnknownCode } from "../ports/unknown-code-store.ts";
import { bullets, context, section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { code, counted } from "./text.ts";

/** What the catalog lacks, for whoever grows it: what people asked for, and codes met in logs. `week`: ISO, `2026-W47`. */
export const wantedView = ({ week, wanted, codes }: { week: string; wanted: readonly Wanted[]; codes: readonly SeenUnknownCode[] }): SlackMessage => {
  const text = `What the catalog of Coveo errors lacked in ${week}`;
  const line = (query: string, count: number): string => `${code(query)}: ${counted(count, "time")}`;
  const blocks = [section(`*${text}*`)];
  if (wanted.length > 0) blocks.push(section(`*Asked for*\n${bullets(wanted.slice(0, mostShown).map(({ query, count }) => line(query, count)))}`));
  if (codes.length > 0) blocks.push(section(`*Codes in Coveo's answers that it does not have*, all told\n${bullets(codes.slice(0, mostShown).map(({ code, status, count }) => line(`${status ?? ""} ${code}`.trim(), count)))}`));
  const more = Math.max(0, wanted.length - mostShown) + Math.max(0, codes.length - mostShown);
  return { text, blocks: [...blocks, context(`${more > 0 ? `${more} more are not shown. ` : ""}Said once a week. How an entry is added: docs/adding-an-entry.md.`)] };
};

const mostShown = 12;
