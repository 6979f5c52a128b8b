import { createDynamoClient } from "../../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";

/** The table past the counting, for what the bench puts there itself. */
export const openDirectly = (endpoint: string) => {
  const client = createDynamoClient({ region: "local", endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 3, timeout: 20_000 });
  const name = "coveo-errors";
  return { client, name, store: createDynamoStore({ client, name, clock: () => new Date() }) };
};
