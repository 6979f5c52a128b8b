import type { AddressInfo } from "node:net";
import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { createTable, startDynamoDb } from "../../src/local/embedded-dynamodb.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";

test.each(["that is being created", "that somebody else is creating"])("a table %s can be used when it is said to be there", async (which) => {
  const database = await startDynamoDb({ port: 0, createTableMs: 150 });
  const { port } = database.server.address() as AddressInfo;
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  const { table } = readServiceDefinition();
  const other = which.includes("somebody else") ? createTable(client, "one", table) : undefined;
  await createTable(client, "one", table);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "one" }));
  expect(Table?.TableStatus).toBe("ACTIVE");
  await other;
  client.destroy();
  await database.close();
});
