import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Happening } from "./happening.ts";
import { iso } from "./read-around.ts";

/** Whether something that was recorded at this time counts still: somebody may have taken it back since. One read of one item. */
export const stillStands = async (store: Pick<OccurrenceStore, "listOccurrencesFrom">, { team, errorId, occurredAt }: Pick<Happening, "team" | "errorId" | "occurredAt">): Promise<boolean> =>
  (await store.listOccurrencesFrom("first", { team, errorId, from: occurredAt, until: iso(Date.parse(occurredAt) + 1), limit: 1 })).length > 0;
