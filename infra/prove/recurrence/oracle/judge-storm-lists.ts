import type { Posting } from "../../../../src/posting/posting.ts";
import type { GeneratedRun } from "../generated.ts";
import type { Book } from "./book.ts";
import type { Violations } from "./violations.ts";

type StormPosting = Extract<Posting, { kind: "storm" }>;
type Given = { book: Book; violations: Violations; now: () => number; isMutedSince: (of: { team: string; errorId: string }, since: number) => boolean };
/** A run that was left to a storm's message, which does not name its project yet. */
type Unnamed = { storm: StormPosting; run: GeneratedRun; at: number };

/** Whether a storm's message names all that was left to it, once the time has come that was planned for that. One that was deleted may have another in its place, as if the storm had begun a millisecond later. */
export const createJudgeOfStormLists = ({ book, violations, now, isMutedSince }: Given) => {
  let unnamed: Unnamed[] = [];
  const figures = { leftForLater: 0 };
  const isOf = ({ team, errorId, startedAt }: Omit<StormPosting, "kind">, storm: StormPosting): boolean =>
    team === storm.team && errorId === storm.errorId && Math.abs(Date.parse(startedAt) - Date.parse(storm.startedAt)) <= 1;
  /** Somebody took it back, or does not want to hear of it. */
  const isOut = ({ storm, run, at }: Unnamed): boolean =>
    isMutedSince(storm, at) || book.of(storm.team, storm.errorId).some(({ place, time, changes }) => place === run.place && time >= run.at - 1 && changes.length > 0);
  const missing = (left: readonly Unnamed[]): void => {
    for (const each of left) if (!isOut(each)) violations.add("a storm's message does not name one of its places", each.storm.team, `${each.run.id}, left to it at ${new Date(each.at).toISOString()}: ${each.storm.errorId} since ${each.storm.startedAt}`);
  };

  return {
    figures,
    /** A run was told in it. */
    told: (storm: StormPosting, text: string, run: GeneratedRun): void => {
      if (text.includes(run.place.project.name)) return;
      figures.leftForLater += 1;
      unnamed.push({ storm, run, at: now() });
    },
    /** What its message says now. */
    says: (storm: StormPosting, text: string): void => {
      unnamed = unnamed.filter((each) => !isOf(storm, each.storm) || !text.includes(each.run.place.project.name));
    },
    /** A planned time was seen to, and the message changed or posted. */
    shown: (of: Omit<StormPosting, "kind"> & { at: string }): void => {
      const due = unnamed.filter((each) => isOf(of, each.storm) && each.at < Date.parse(of.at));
      missing(due);
      unnamed = unnamed.filter((each) => !due.includes(each));
    },
    finish: (): void => missing(unnamed),
  };
};
