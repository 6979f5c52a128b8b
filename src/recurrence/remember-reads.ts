import type { OccurrenceStore } from "../ports/occurrence-store.ts";

type Store = Pick<OccurrenceStore, "listOccurrencesFrom">;

/** The store as it is read now: what is asked again is not read again. For the time of one look at an error's occurrences. */
export const rememberReads = (store: Store): Store => {
  const known = new Map<string, ReturnType<Store["listOccurrencesFrom"]>>();
  return {
    listOccurrencesFrom: (end, range) => {
      const question = JSON.stringify([end, range.team, range.errorId, range.from, range.until, range.limit]);
      const answer = known.get(question) ?? store.listOccurrencesFrom(end, range);
      known.set(question, answer);
      return answer;
    },
  };
};
