import { afterAll, beforeAll } from "vitest";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startDynamoDbLocalTable } from "../../support/dynamodb-local-table.ts";
import { describeEveryContract } from "../describe-every-contract.ts";

let table: Awaited<ReturnType<typeof startDynamoDbLocalTable>>;
beforeAll(async () => {
  table = await startDynamoDbLocalTable();
});
afterAll(() => table.close());

describeEveryContract("AWS's DynamoDB Local", async (clock) => createDynamoStore({ ...table, clock }));
