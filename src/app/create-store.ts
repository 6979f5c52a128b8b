import { createDynamoClient } from "../adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../adapters/dynamodb/create-dynamo-store.ts";
import { processEnvironment, readSettings } from "../config.ts";
import type { Store } from "../ports/store.ts";
import { awsSettings } from "./aws-settings.ts";
import { clock } from "./clock.ts";
import { credentialsOf } from "./credentials-of.ts";

/** The table that the settings point at. `maxAttempts` tries of `timeout` milliseconds. */
export const createStore = (patience: { maxAttempts: number; timeout: number }) => {
  const settings = readSettings(processEnvironment(), [...awsSettings, "DYNAMODB_ENDPOINT", "TABLE_NAME"]);
  const client = createDynamoClient({
    region: settings.AWS_REGION,
    endpoint: settings.DYNAMODB_ENDPOINT,
    credentials: credentialsOf(settings),
    ...patience,
  });
  const store: Store = createDynamoStore({ client, name: settings.TABLE_NAME, clock });
  return { client, store, tableName: settings.TABLE_NAME };
};
