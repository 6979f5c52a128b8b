import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { CreateTableCommand, ResourceInUseException, waitUntilTableExists, type CreateTableCommandInput, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { close, listen } from "./listen.ts";

/** DynamoDB's wire protocol on a local port, kept on disk in `directory` (in memory without). */
export const startDynamoDb = async ({ port, directory, createTableMs = 0 }: { port: number; directory?: string; createTableMs?: number }): Promise<{ server: Server; close: () => Promise<void> }> => {
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  const server: Server = dynalite({ createTableMs, ...(directory === undefined ? {} : { path: directory }) });
  await listen(server, port, "the embedded DynamoDB");
  return { server, close: () => close(server) };
};

/** Creates the table that infra/ describes, where it is not there yet, and waits until it can be used. */
export const createTable = async (client: DynamoDBClient, name: string, properties: Record<string, unknown>): Promise<void> => {
  // What the embedded database does not know: time to live, recovery and encryption change nothing that a test could see.
  const { TimeToLiveSpecification: _ttl, PointInTimeRecoverySpecification: _pitr, SSESpecification: _sse, ...known } = properties;
  try {
    await client.send(new CreateTableCommand({ ...(known as Omit<CreateTableCommandInput, "TableName">), TableName: name }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, minDelay: 0.02, maxDelay: 1, maxWaitTime: 30 }, { TableName: name });
};
