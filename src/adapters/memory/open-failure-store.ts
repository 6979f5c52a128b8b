import type { GreenRun, OpenFailure } from "../../pipelines/open-failure.ts";
import type { Place } from "../../pipelines/place.ts";
import type { Clock, OpenFailureStore } from "../../ports.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import type { Storm } from "../../recurrence/storm.ts";
import { memoryKey } from "./memory-key.ts";

type Kept<T> = { value: T; expiresAt: number };

export const createOpenFailureStore = (clock: Clock): OpenFailureStore => {
  const opens = new Map<string, Kept<OpenFailure>>();
  const greens = new Map<string, Kept<GreenRun>>();
  const storms = new Map<string, Kept<Storm>>();

  const find = <T>(all: Map<string, Kept<T>>, key: string): T | undefined => {
    const kept = all.get(key);
    return kept === undefined || kept.expiresAt <= clock().getTime() ? undefined : kept.value;
  };
  const put = <T>(all: Map<string, Kept<T>>, key: string, value: T): void => {
    all.set(key, { value, expiresAt: clock().getTime() + occurrenceDays * 86_400_000 });
  };
  const change = <T extends { revision: number }>(all: Map<string, Kept<T>>, key: string, value: T): "changed" | "conflict" => {
    if ((find(all, key)?.revision ?? 0) !== value.revision) return "conflict";
    put(all, key, { ...value, revision: value.revision + 1 });
    return "changed";
  };

  return {
    findOpenFailure: async ({ place, errorId }) => find(opens, memoryKey(placeKey(place), errorId)),
    changeOpenFailure: async (open) => change(opens, memoryKey(placeKey(open.place), open.errorId), open),
    listOpenFailures: async (place) =>
      [...opens.keys()]
        .toSorted()
        .flatMap((key) => find(opens, key) ?? [])
        .filter((open) => placeKey(open.place) === placeKey(place)),
    putGreen: async (place, green) => {
      if ((find(greens, placeKey(place))?.at ?? "") < green.at) put(greens, placeKey(place), green);
    },
    findGreen: async (place) => find(greens, placeKey(place)),
    findStorm: async ({ team, errorId }) => find(storms, memoryKey(team, errorId)),
    changeStorm: async (storm) => change(storms, memoryKey(storm.team, storm.errorId), storm),
  };
};

const placeKey = ({ project, workflow, branch }: Place): string => memoryKey(project.connection, project.key, workflow ?? "", branch ?? "");
