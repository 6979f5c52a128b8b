import type { OccurrenceStore } from "../../../../src/ports/occurrence-store.ts";
import type { Occurrence } from "../../../../src/recurrence/occurrence.ts";
import { day } from "../generated.ts";
import { isSure, type Book, type Entry } from "./book.ts";
import { identityOfLookUp, identityOfRun, type Truth } from "./truth.ts";
import type { Violations } from "./violations.ts";

type Given = { book: Book; truth: Truth; violations: Violations; now: () => number };

const runIdOf = (occurrence: Occurrence): string => (occurrence.source === "pipeline" ? `${occurrence.project.key} ${occurrence.runId} ${occurrence.attempt}` : "");

/** Whether what is counted is what happened: each once, nothing else, at its own time, for as long as it lives. */
export const createJudgeOfCounts = ({ book, truth, violations, now }: Given) => {
  const seen = new Map<string, Entry>();

  const identityOf = (occurrence: Occurrence): string => {
    const { team, errorId, occurredAt } = occurrence;
    const run = truth.runs.get(runIdOf(occurrence));
    return occurrence.source === "lookup" ? identityOfLookUp({ team, errorId, at: Date.parse(occurredAt) }) : run === undefined ? `${team} ${errorId} of no run` : identityOfRun(run, errorId);
  };

  return {
    seen,
    recorded: (occurrence: Occurrence, outcome: "recorded" | "duplicate"): Entry | undefined => {
      const { team } = occurrence;
      const identity = identityOf(occurrence);
      const known = seen.get(identity);
      if (outcome === "duplicate") {
        if (known === undefined) violations.add("a new occurrence is taken for a duplicate", team, identity);
        return known;
      }
      if (known !== undefined) violations.add("an occurrence is counted twice", team, identity);
      if (!truth.expected.has(identity)) violations.add("something is counted that did not happen", team, identity);
      const run = truth.runs.get(runIdOf(occurrence));
      if (run !== undefined && !run.claimed.has(Date.parse(occurrence.occurredAt))) violations.add("an occurrence has a time that nobody told", team, `${identity} at ${occurrence.occurredAt}`);
      const entry = book.record(occurrence, identity, run?.place);
      seen.set(identity, entry);
      return entry;
    },

    /** Compares what the store lists with what is known to have been recorded. */
    audit: async (store: OccurrenceStore, team: string, from: number, until: number): Promise<void> => {
      const listed = (await store.listOccurrences({ team, from: new Date(from).toISOString(), until: new Date(until).toISOString() })).map(identityOf).toSorted();
      const happened = book.ofTeam(team, from, until).filter((each) => each.time + 35 * day > now() && isSure(each, now())).map(({ identity }) => identity).toSorted();
      if (JSON.stringify(listed) !== JSON.stringify(happened)) violations.add("the count is not the truth", team, `${listed.length} are listed, ${happened.length} happened, from ${new Date(from).toISOString()}`);
    },

    /** What happened and was never counted though it is time. */
    missing: (): number => {
      let missing = 0;
      for (const [identity, { team, dueBy }] of truth.expected) {
        if (dueBy > now() || seen.has(identity)) continue;
        missing += 1;
        violations.add("an occurrence is not counted", team, identity);
      }
      return missing;
    },
  };
};
