import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startEmbeddedTable } from "../../../infra/surroundings/embedded-table.ts";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { createQuickClient } from "../../../src/adapters/dynamodb/create-quick-client.ts";
import { describeEveryContract } from "../describe-every-contract.ts";
import { useServer } from "../../support/use-server.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example-of-a-key", sessionToken: "example-of-a-token" };

let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
beforeAll(async () => {
  table = await startEmbeddedTable();
});
afterAll(() => table.close());

describeEveryContract("DynamoDB, embedded, by the quick client", async (clock) =>
  createDynamoStore({ client: createQuickClient({ region: "local", endpoint: table.url, credentials, timeout: 20_000 }), name: table.name, clock }),
);

describe("the quick client", () => {
  type Asked = { headers: IncomingMessage["headers"]; body: string };
  let asked: Asked[];
  let answer: (response: ServerResponse) => void;
  const server = useServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ headers: request.headers, body });
    answer(response);
  });
  beforeEach(() => {
    asked = [];
    answer = (response) => response.end("{}");
  });
  const client = ({ timeout = 20_000 } = {}) => createQuickClient({ region: "eu-west-1", endpoint: server.address(), credentials, timeout });
  const get = new GetItemCommand({ TableName: "coveo-errors", Key: { pk: { S: "é" } }, ConsistentRead: true });

  test("asks for the command's operation with its input, signed as AWS documents it", async () => {
    await client().send(get);
    const [{ headers, body } = { headers: {}, body: "" }] = asked;
    expect([headers["x-amz-target"], JSON.parse(body)]).toEqual(["DynamoDB_20120810.GetItem", get.input]);
    expect(headers["x-amz-security-token"]).toBe(credentials.sessionToken);
    expect(headers["authorization"]).toBe(authorizationOf({ headers, body }));
  });

  test("keeps its connections", async () => {
    const connections = new Set<unknown>();
    answer = (response) => {
      connections.add(response.socket);
      response.end("{}");
    };
    const kept = client();
    for (let time = 0; time < 3; time += 1) await kept.send(get);
    expect(connections.size).toBe(1);
  });

  const refusing = (status: number, type: string) => (response: ServerResponse) => void response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "No." }));

  test("throws what the SDK throws where a condition does not hold", async () => {
    answer = refusing(400, "ConditionalCheckFailedException");
    await expect(client().send(new PutItemCommand({ TableName: "coveo-errors", Item: {} }))).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  test.each([
    ["throttles", refusing(400, "ThrottlingException"), { name: "ThrottlingException", message: "No." }],
    ["fails", refusing(500, "InternalServerError"), { name: "InternalServerError", message: "No." }],
    ["answers with something else", (response: ServerResponse) => void response.end("<html>"), { message: "The table's answer is no JSON" }],
    ["hangs up", (response: ServerResponse) => void response.destroy(), { code: "ECONNRESET" }],
    ["breaks off", (response: ServerResponse) => void (response.writeHead(200, { "content-length": 9 }).write("{"), response.destroy()), { code: "ECONNRESET" }],
  ])("throws where the table %s, and asks no second time", async (_, refuse, error) => {
    answer = refuse;
    await expect(client().send(get)).rejects.toMatchObject(error);
    expect(asked).toHaveLength(1);
  });

  test("waits no longer than it was told, nor than whoever asks", async () => {
    answer = () => {};
    await expect(client({ timeout: 50 }).send(get)).rejects.toMatchObject({ name: "TimeoutError" });
    await expect(client().send(get, { abortSignal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: "AbortError" });
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const authorizationOf = ({ headers, body }: { headers: IncomingMessage["headers"]; body: string }): string => {
  const signed = /SignedHeaders=([^,]+)/.exec(headers["authorization"] ?? "")?.[1] ?? "";
  expect(signed.split(";")).toEqual(expect.arrayContaining(["host", "x-amz-date", "x-amz-security-token", "x-amz-target"]));
  const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const canonical = ["POST", "/", "", ...signed.split(";").map((name) => `${name}:${String(headers[name])}`), "", signed, sha(body)].join("\n");
  const time = String(headers["x-amz-date"]);
  const scope = [time.slice(0, 8), "eu-west-1", "dynamodb", "aws4_request"];
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${credentials.secretAccessKey}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope.join("/"), sha(canonical)].join("\n")).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope.join("/")}, SignedHeaders=${signed}, Signature=${signature}`;
};
