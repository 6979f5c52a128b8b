import type { FailedRun } from "../../../src/pipelines/failed-run.ts";
import type { Store } from "../../../src/ports/store.ts";
import { pipelineOccurrence } from "../../../src/recurrence/occurrence-of.ts";
import { defaultBranch, workflow, type Actors } from "./actors.ts";
import { timeOf, type Scene } from "./scene.ts";

const day = 86_400_000;
const weekdays = [7, 1, 2, 3, 4, 5, 6] as const;

/** Puts into the store what is there before a scene begins. */
export const setScene = async (store: Store, scene: Scene, actors: Actors): Promise<void> => {
  const { channel: team } = actors;
  for (const place of scene.places) {
    const { connection, name } = actors.project(place);
    await store.putLink({ connection, projects: name, team, branches: [], workflows: [], post: "all" });
  }
  for (const happening of scene.happenings) {
    if (happening.kind !== "digest") continue;
    const slot = timeOf(happening, actors);
    await store.changeTeam(team, { schedule: { weekday: weekdays[new Date(slot).getUTCDay()] ?? 1, time: slot.slice(11, 16), zone: "UTC" } });
    await store.moveDueAt(team, (await store.findDigestState(team))?.dueAt ?? null, slot);
  }
  for (const { errorId, run } of earlierRuns(scene, actors)) await store.recordOccurrence(await pipelineOccurrence(team, errorId, run, { organization: null, source: null }));
};

/** One a day, backwards from the start. */
export const earlierRuns = ({ earlier }: Scene, actors: Actors): { errorId: string; run: FailedRun }[] =>
  earlier.flatMap(({ errorId, count }, error) =>
    Array.from({ length: count }, (_, index) => ({
      errorId,
      run: {
        project: actors.project("a"),
        runId: actors.runId(`9${error}${index}`),
        attempt: 1,
        occasion: null,
        workflow,
        branch: defaultBranch,
        defaultBranch,
        commit: null,
        runUrl: null,
        occurredAt: new Date(actors.start - (1 + index) * day).toISOString(),
      },
    })),
  );
