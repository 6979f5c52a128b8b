import { isoWeeksIn } from "../digest/iso-week.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { UnknownCodeStore } from "../ports/unknown-code-store.ts";
import type { WishStore } from "../ports/wish-store.ts";
import { postOnce } from "../posting/post-once.ts";
import { wantedView } from "../views/wanted-view.ts";
import { wantedOf } from "./wish.ts";

type Ports = { store: WishStore & UnknownCodeStore & PostingStore; messenger: Messenger; operationsChannel: string | undefined; clock: Clock; log: Log };

const weekLength = 7 * 86_400_000;

/** Tells whoever runs the bot, once an ISO week that is over, what the catalog lacked in it. */
export const tellWanted = async (ports: Ports): Promise<{ kind: "told" | "nothing" | "already" | "no-channel" | "refused" }> => {
  const { store, operationsChannel: channel, clock, log } = ports;
  if (channel === undefined) return { kind: "no-channel" };
  const now = clock().getTime();
  const [last] = isoWeeksIn({ from: new Date(now - weekLength).toISOString(), until: new Date(now).toISOString() });
  if (last === undefined) return { kind: "nothing" };
  const { week, from, until } = last;
  const posting = { kind: "told" as const, channel, about: `wanted:${week}` };
  if ((await store.findPosted(posting)) !== undefined) return { kind: "already" };
  const [wishes, codes] = await Promise.all([store.listWishes({ from, until }), store.listUnknownCodes()]);
  const ofWeek = codes.filter(({ lastSeen }) => lastSeen >= from && lastSeen < until);
  if (wishes.length + ofWeek.length === 0) return { kind: "nothing" };
  const posted = await postOnce(ports, posting, { message: () => wantedView({ week, wanted: wantedOf(wishes), codes: ofWeek }) });
  log("wanted-told", { week, wishes: wishes.length, codes: ofWeek.length, outcome: posted.kind });
  return { kind: posted.kind === "posted" ? "told" : "refused" };
};
