import { createDynamoStore } from "../adapters/dynamodb/create-dynamo-store.ts";
import { createQuickClient } from "../adapters/dynamodb/create-quick-client.ts";
import { processEnvironment, readSettings } from "../config.ts";
import type { Store } from "../ports/store.ts";
import { awsSettings } from "./aws-settings.ts";
import { clock } from "./clock.ts";
import { credentialsOf } from "./credentials-of.ts";

/** The table that the settings point at, for whoever waits for the answer: one try of `timeout` milliseconds. */
export const createQuickStore = ({ timeout }: { timeout: number }): Store => {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: name, ...keys } = readSettings(processEnvironment(), [...awsSettings, "DYNAMODB_ENDPOINT", "TABLE_NAME"]);
  return createDynamoStore({ client: createQuickClient({ region, endpoint, credentials: credentialsOf(keys), timeout }), name, clock });
};
