import { createDynamoClient } from "../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createTable } from "../../src/local/embedded-dynamodb.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";
import { startDynamoDbLocal } from "../../infra/dynamodb-local/start-dynamodb-local.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";

/** AWS's DynamoDB Local with the table of infra/. */
export const startDynamoDbLocalTable = async () => {
  const port = await freePorts();
  const server = await startDynamoDbLocal(port);
  const client = createDynamoClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    timeout: 10_000,
  });
  const name = "coveo-errors";
  await createTable(client, name, readServiceDefinition().table);
  return {
    client,
    name,
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
};
