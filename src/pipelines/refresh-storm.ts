import { isLive, stormPlaces, stormReach, type Storm, type StormPlace } from "../recurrence/storm.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { stormView } from "../views/storm-view.ts";
import type { GreenRun } from "./open-failure.ts";
import { listAudible } from "./join-storm.ts";
import { showMessage } from "./show-message.ts";
import type { TellPorts } from "./tell-ports.ts";

type Key = Pick<Storm, "team" | "errorId" | "startedAt">;

/** Others change it as well, and each of them shows it. */
const mostTries = 6;

/** So that the answer has room as well: a message holds some 13,000 letters. */
const mostPlaces = 15;

/** What a storm's message says now, read off the set of occurrences and the runs that passed. */
export const stormMessage = async (ports: TellPorts, { team, errorId, startedAt }: Key): Promise<SlackMessage> => {
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

/** Has a storm's message say how it stands. `changed`: what it tells of did, though the storm itself did not. */
export const refreshStorm = async (
  ports: TellPorts,
  of: Key,
  { changed = false, shown }: { changed?: boolean; shown?: SlackMessage | undefined } = {},
): Promise<"shown" | "gone" | "refused" | "not-posted"> => {
  const { store } = ports;
  const posted = await store.findPosted({ kind: "storm", team: of.team, errorId: of.errorId, startedAt: of.startedAt });
  if (posted === undefined) return "not-posted";
  let state = await store.findStorm(of);
  // Whoever shows an older state meanwhile sees by the revision that there is a newer one.
  if (changed && state?.startedAt === of.startedAt) await store.changeStorm(state);
  let known = shown;
  for (let tries = 0; tries < mostTries; tries += 1) {
    state = await store.findStorm(of);
    const message = await stormMessage(ports, of);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(message)) {
      const showing = await showMessage(ports, { channel: of.team, ts: posted.ts, message });
      if (showing !== "shown") return showing;
    }
    known = message;
    if ((await store.findStorm(of))?.revision === state?.revision) break;
  }
  return "shown";
};

/** Has the storm that something happened in say so, though it was told elsewhere. */
export const refreshStormAt = async (ports: TellPorts, { channel: team, errorId }: { channel: string; errorId: string }, time: string): Promise<void> => {
  const storm = await ports.store.findStorm({ team, errorId });
  if (storm !== undefined && isLive(storm, time)) await refreshStorm(ports, storm, { changed: true });
};

/** The run that passed last, where each workflow that failed in the place has passed since; the earliest of these is not better than the latest. */
const recoveryOf = async ({ store }: TellPorts, { occurrences }: StormPlace): Promise<GreenRun | null> => {
  const last = [...Map.groupBy(occurrences, (each) => each.workflow).values()].flatMap((each) => each.at(-1) ?? []);
  const greens = await Promise.all(last.map((each) => store.findGreen(each)));
  const passed = greens.filter((green, index) => green !== undefined && green.at > (last[index]?.occurredAt ?? "")).flatMap((green) => green ?? []);
  return passed.length < last.length ? null : (passed.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null);
};
