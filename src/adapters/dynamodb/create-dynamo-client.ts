import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

export type DynamoSettings = {
  region: string;
  endpoint: string | undefined;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | undefined;
  /** Tries in all; 1 where somebody waits for the answer. */
  maxAttempts: number;
  /** Milliseconds for one try. */
  timeout: number;
};

export const createDynamoClient = (settings: DynamoSettings): DynamoDBClient =>
  new DynamoDBClient({
    region: settings.region,
    maxAttempts: settings.maxAttempts,
    // Without `throwOnRequestTimeout` the time-out only warns.
    requestHandler: { connectionTimeout: settings.timeout, requestTimeout: settings.timeout, throwOnRequestTimeout: true },
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(settings.credentials === undefined ? {} : { credentials: settings.credentials }),
  });
