import { afterAll, beforeAll } from "vitest";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import type { Clock } from "../../../src/ports.ts";
import { startDynamoDbLocalTable } from "../../support/dynamodb-local-table.ts";
import { describeFlagStore } from "../flag-store-contract.ts";
import { describeOpenFailureStore } from "../open-failure-store-contract.ts";
import { describeStore } from "../store-contract.ts";
import { describeChannelStore } from "../channel-store-contract.ts";
import { describeTeamStore } from "../team-store-contract.ts";

let table: Awaited<ReturnType<typeof startDynamoDbLocalTable>>;
beforeAll(async () => {
  table = await startDynamoDbLocalTable();
});
afterAll(() => table.close());

const create = async (clock: Clock) => createDynamoStore({ ...table, clock });

for (const describeOne of [describeStore, describeOpenFailureStore, describeTeamStore, describeFlagStore, describeChannelStore]) describeOne("AWS's DynamoDB Local", create);
