import type { OpenFailureStore } from "../ports/open-failure-store.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { Posting } from "../posting/posting.ts";
import { stormPlaces, stormReach, type Storm, type StormPlace } from "../recurrence/storm.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { stormView } from "../views/storm-view.ts";
import { listAudible } from "./join-storm.ts";
import type { GreenRun } from "./open-failure.ts";
import type { TellPorts } from "./tell-ports.ts";

export type StormKey = Pick<Storm, "team" | "errorId" | "startedAt">;

/** So that the answer has room as well: a message holds some 13,000 letters. */
const mostPlaces = 15;

/** What a storm's message says now, read off the set of occurrences and the runs that passed. */
export const stormMessage = async (ports: TellPorts, { team, errorId, startedAt }: StormKey): Promise<SlackMessage> => {
  const from = new Date(Date.parse(startedAt) - stormReach).toISOString();
  const places = stormPlaces(await listAudible(ports, { team, errorId, from, until: "9999" }));
  const shown = places.slice(0, mostPlaces);
  const recovered = await Promise.all(shown.map((place) => recoveryOf(ports, place)));
  return stormView({
    errorId,
    startedAt,
    places: shown.map((place, index) => ({ ...place, recovered: recovered[index] ?? null })),
    omitted: places.length - shown.length,
  });
};

/** The message that tells of a storm. One that is over has another than the one that was deleted, where something joined that nobody saw there: as if it had begun a millisecond later. */
export const stormPosting = ({ team, errorId, startedAt, over }: StormKey & Pick<Storm, "over">): Posting => ({
  kind: "storm",
  team,
  errorId,
  startedAt: over ? new Date(Date.parse(startedAt) + 1).toISOString() : startedAt,
});

/** Where that is, of the storm that is told of now and of an earlier one. */
export const findStormMessage = async (store: PostingStore & OpenFailureStore, of: StormKey): Promise<{ ts: string } | undefined> => {
  const storm = await store.findStorm(of);
  if (storm?.startedAt === of.startedAt) return store.findPosted(stormPosting(storm));
  return (await store.findPosted(stormPosting({ ...of, over: true }))) ?? store.findPosted(stormPosting({ ...of, over: false }));
};

/** The run that passed last, where each workflow that failed in the place has passed since; the earliest of these is not better than the latest. */
const recoveryOf = async ({ store }: TellPorts, { occurrences }: StormPlace): Promise<GreenRun | null> => {
  const last = [...Map.groupBy(occurrences, (each) => each.workflow).values()].flatMap((each) => each.at(-1) ?? []);
  const greens = await Promise.all(last.map((each) => store.findGreen(each)));
  const passed = greens.filter((green, index) => green !== undefined && green.at > (last[index]?.occurredAt ?? "")).flatMap((green) => green ?? []);
  return passed.length < last.length ? null : (passed.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null);
};
