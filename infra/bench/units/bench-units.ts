import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { claimLevels } from "../../../src/recurrence/claim-levels.ts";
import { noFlag } from "../../../src/recurrence/flag-state.ts";
import { raiseFlags } from "../../../src/recurrence/raise-flags.ts";
import { consumedUnits } from "../../surroundings/consumed-units.ts";
import { startEmbeddedTable } from "../../surroundings/embedded-table.ts";
import { anOccurrenceAt, seedOccurrences } from "../../surroundings/seed-occurrences.ts";
import { silentMessenger } from "./silent-messenger.ts";

/** In capacity units. `thresholds`: to read which levels are reached, none of them raised yet. `next`: all that an occurrence takes once they are. */
export type UnitsRow = { occurrences: number; recording: number; thresholds: number; raisingAndTelling: number; next: number };

const hour = 3_600_000;
const now = Date.parse("2026-11-20T10:00:00.000Z");
/** Held to both ladders. */
const errorId = "push/429/TOO_MANY_REQUESTS";
const team = "C000000001";

/** What counting and flags cost with this many occurrences, half of them of earlier weeks and half of the last hours; with ten all are of the last hours. */
export const benchUnits = async (occurrences: number): Promise<UnitsRow> => {
  const table = await startEmbeddedTable();
  try {
    const clock = () => new Date(now + hour);
    const store = createDynamoStore({ ...table, clock });
    await store.joinTeam(team);
    const earlier = occurrences > 10 ? Math.floor(occurrences / 2) : 0;
    await seedOccurrences(table, { team, errorId, times: [...spread(earlier, now - 34 * 24 * hour, now - 9 * 24 * hour), ...spread(occurrences - 1 - earlier, now - 20 * hour, now - 60_000)] });

    const occurrence = anOccurrenceAt(now, { team, errorId, number: occurrences });
    const ports = { store, messenger: silentMessenger, clock, log: () => {} };
    const units = consumedUnits(table.client);
    const of = async (work: () => Promise<unknown>): Promise<number> => (await units.of(work)).units;
    return {
      occurrences,
      recording: await of(() => store.recordOccurrence(occurrence)),
      thresholds: await of(() => claimLevels(store, occurrence, noFlag, { thresholds: {}, now: clock() })),
      raisingAndTelling: await of(() => raiseFlags(ports, occurrence)),
      next: await of(() => raiseFlags(ports, occurrence)),
    };
  } finally {
    await table.close();
  }
};

const spread = (count: number, from: number, until: number): number[] => Array.from({ length: count }, (_, index) => Math.floor(from + ((until - from) * (index + 1)) / count));
