import { afterAll, beforeAll, expect, test } from "vitest";
import { consumedUnits, type Consumed } from "../../infra/surroundings/consumed-units.ts";
import { seedOccurrences } from "../../infra/surroundings/seed-occurrences.ts";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { explainFailure } from "../../src/pipelines/explain-failure.ts";
import { recordRecovery } from "../../src/pipelines/record-recovery.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { createWorld } from "../support/create-world.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";

const errorId = "push/412/SOURCE_DOES_NOT_EXIST";
const hour = 3_600_000;
const now = Date.parse(aRun().occurredAt);

let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
let units: ReturnType<typeof consumedUnits>;
beforeAll(async () => {
  table = await startEmbeddedTable();
  units = consumedUnits(table.client);
});
afterAll(() => table.close());

/** What a failure takes, the same delivered again, its repeat, and the recovery, in a team with so many occurrences of the error before. */
const costs = async (team: string, earlier: number): Promise<Consumed[]> => {
  const world = createWorld();
  const store = createDynamoStore({ ...table, clock: world.ports.clock });
  const ports = { ...world.ports, store };
  const project = { connection: "github", key: team, name: `acme/of-${team.toLowerCase()}` };
  await store.joinTeam(team);
  await store.putLink({ ...aLink(team), projects: project.name });
  await seedOccurrences(table, { team, errorId, times: Array.from({ length: earlier }, (_, index) => now - 48 * hour - index * 60_000) });
  const [first, second] = [aRun({ project }), aRun({ project, runId: "1002", occurredAt: new Date(now + hour / 2).toISOString() })];
  const { workflow, branch } = first;
  return [
    await units.of(() => explainFailure(ports, first)),
    await units.of(() => explainFailure(ports, first)),
    await units.of(() => explainFailure(ports, second)),
    await units.of(() => recordRecovery(ports, { project, workflow, branch }, { runId: "1003", attempt: 1, runUrl: null, at: new Date(now + 0.6 * hour).toISOString() })),
  ];
};

// One unit is a write of 1 KiB or a consistent read of 4 KiB. Who needs more raises these numbers, and knows it.
test.each([
  ["that never met it", 0, [36, 5, 26, 15]],
  ["that met it 2,000 times, and is told that it keeps coming back", 2_000, [78, 5, 26, 15]],
])("a failure, the same delivered again, its repeat and its recovery cost no more than they did, in a team %s", async (_, earlier, most) => {
  const taken = (await costs(`C${String(earlier).padStart(9, "0")}`, earlier)).map(({ units }) => units);
  expect(taken.map((units, at) => Math.max(units, most[at] ?? 0)), `they took ${taken.join(", ")}`).toEqual(most);
  expect(taken.every((units) => units > 0)).toBe(true);
});
