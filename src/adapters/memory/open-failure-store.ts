import type { GreenRun, OpenFailure } from "../../pipelines/open-failure.ts";
import type { Place } from "../../pipelines/place.ts";
import type { Clock } from "../../ports/clock.ts";
import type { OpenFailureStore } from "../../ports/open-failure-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import type { Storm } from "../../recurrence/storm.ts";
import { createExpiringMap } from "./create-expiring-map.ts";
import { memoryKey } from "./memory-key.ts";

type Kept = { open: OpenFailure; expiresAt: number };

export const createOpenFailureStore = (clock: Clock): OpenFailureStore => {
  /** By place, then by error. */
  const opens = createExpiringMap<ReadonlyMap<string, Kept>>(clock, occurrenceDays);
  const greens = createExpiringMap<GreenRun>(clock, occurrenceDays);
  const storms = createExpiringMap<Storm>(clock, occurrenceDays);

  const ofPlace = (place: Place): Map<string, Kept> =>
    new Map([...(opens.find(placeKey(place)) ?? [])].filter(([, { expiresAt }]) => expiresAt > clock().getTime()));

  return {
    findOpenFailure: async ({ place, errorId }) => ofPlace(place).get(errorId)?.open,
    changeOpenFailure: async (open) => {
      const known = ofPlace(open.place);
      if ((known.get(open.errorId)?.open.revision ?? 0) !== open.revision) return "conflict";
      const expiresAt = clock().getTime() + occurrenceDays * 86_400_000;
      opens.put(placeKey(open.place), known.set(open.errorId, { open: { ...open, revision: open.revision + 1 }, expiresAt }));
      return "changed";
    },
    listOpenFailures: async (place) =>
      [...ofPlace(place)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { open }]) => open),
    putGreen: async (place, green) => {
      if ((greens.find(placeKey(place))?.at ?? "") < green.at) greens.put(placeKey(place), green);
    },
    findGreen: async (place) => greens.find(placeKey(place)),
    findStorm: async ({ team, errorId }) => storms.find(memoryKey(team, errorId)),
    changeStorm: async (storm) => {
      const key = memoryKey(storm.team, storm.errorId);
      if ((storms.find(key)?.revision ?? 0) !== storm.revision) return "conflict";
      storms.put(key, { ...storm, revision: storm.revision + 1 });
      return "changed";
    },
  };
};

const placeKey = ({ project, workflow, branch }: Place): string => memoryKey(project.connection, project.key, workflow ?? "", branch ?? "");
