import { keyOf, type Posting } from "../../../src/posting/posting.ts";
import type { Actors } from "./actors.ts";
import { timeOf, type Scene } from "./scene.ts";

const levels = ["notice", "warning"] as const;
const ladders = ["throttling", "daily-limit", "other"] as const;

/** Every message that a scene may lead to, by its key in Slack. */
export const expectedPostings = async (scene: Scene, actors: Actors): Promise<Map<string, Posting>> => {
  const { channel } = actors;
  const postings = scene.happenings.flatMap((happening): Posting[] => {
    const time = timeOf(happening, actors);
    if (happening.kind === "digest") return [{ kind: "digest", team: channel, slot: time }];
    if (happening.kind === "recovered") return [];
    const run = { project: actors.project(happening.place), runId: actors.runId(happening.run), attempt: 1, occasion: null };
    return [
      { kind: "reply", run, channel },
      ...happening.errors.flatMap((errorId): Posting[] => [
        { kind: "recovery", run, channel, errorId },
        { kind: "storm", team: channel, errorId, startedAt: time },
        ...levels.flatMap((level) => ladders.map((ladder): Posting => ({ kind: "flag", team: channel, errorId, level, episode: time, ladder }))),
      ]),
    ];
  });
  return new Map(await Promise.all(postings.map(async (posting): Promise<[string, Posting]> => [await keyOf(posting), posting])));
};
