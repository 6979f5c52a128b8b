import { createDynamoClient } from "../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createTable, startDynamoDb } from "../../src/local/embedded-dynamodb.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";
import { freePorts } from "./running-bot.ts";

/** The embedded DynamoDB with the table of infra/, over its real wire protocol. */
export const startEmbeddedTable = async () => {
  const port = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const server = await startDynamoDb({ port });
  const client = createDynamoClient({
    region: "local",
    endpoint: url,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    timeout: 5_000,
  });
  const name = "coveo-errors";
  await createTable(client, name, readServiceDefinition().table);
  return {
    client,
    name,
    url,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};
