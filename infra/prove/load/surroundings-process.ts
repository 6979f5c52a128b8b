import { createDynamoClient } from "../../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createTable, startDynamoDb } from "../../../src/local/embedded-dynamodb.ts";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import { readServiceDefinition } from "../../../src/local/service-definition.ts";
import { tellState } from "./tell-state.ts";

// The embedded DynamoDB (in memory) and the emulated Slack, in a process of their own: what they hold grows by nature.
const port = Number(process.env["PORT"]);
await startDynamoDb({ port: port + 2 });
const client = createDynamoClient({ region: "local", endpoint: `http://127.0.0.1:${port + 2}`, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 3, timeout: 5_000 });
await createTable(client, "coveo-errors", readServiceDefinition().table);
client.destroy();
await startSlack({ port: port + 1, token: "xoxb-local" });
tellState({ port });
