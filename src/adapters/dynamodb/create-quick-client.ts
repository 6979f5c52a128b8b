// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import http from "node:http";
import https from "node:https";
import type { DynamoSettings } from "./create-dynamo-client.ts";
import type { TableClient } from "./table.ts";

/** A command of the SDK's: its input is what travels, its schema names the operation. */
type Command = { input: object; schema?: unknown };
type Answer = { status: number; body: Record<string, unknown> };

/**
 * What of the SDK's client a store uses, at a fraction of the work that the SDK's own takes for a call, and of its start: for whoever
 * waits for the answer. One try each; signed by the SDK's own signer, on connections that are kept.
 */
export const createQuickClient = ({ region, endpoint, credentials, timeout }: Omit<DynamoSettings, "maxAttempts">): TableClient => {
  const address = new URL(endpoint ?? `https://dynamodb.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`);
  const { protocol, hostname, port, host } = address;
  const transport = protocol === "http:" ? http : https;
  const agent = new transport.Agent({ keepAlive: true, maxSockets: 50 });
  // Where no keys are set the table refuses the call.
  const signer = new SignatureV4({ service: "dynamodb", region, credentials: credentials ?? { accessKeyId: "", secretAccessKey: "" }, sha256: Sha256, applyChecksum: false });
  const unsigned = { method: "POST", protocol, hostname, path: "/", ...(port === "" ? {} : { port: Number(port) }) };

  const call = (headers: Record<string, string>, body: string, abortSignal: AbortSignal | undefined): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = transport.request({ ...unsigned, agent, headers, signal: abortSignal }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", failed);
        response.on("end", () => {
          clearTimeout(timer);
          try {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as Answer["body"] });
          } catch (cause) {
            failed(new Error("The table's answer is no JSON", { cause }));
          }
        });
      });
      const failed = (error: Error): void => {
        clearTimeout(timer);
        reject(error);
      };
      const timer = setTimeout(() => request.destroy(Object.assign(new Error(`The table did not answer within ${timeout} ms`), { name: "TimeoutError" })), timeout);
      request.on("error", failed);
      request.end(body);
    });

  const send = async ({ input, schema }: Command, { abortSignal }: { abortSignal?: AbortSignal } = {}): Promise<unknown> => {
    const body = JSON.stringify(input);
    const headers = { host, "content-type": "application/x-amz-json-1.0", "x-amz-target": `DynamoDB_20120810.${operationOf(schema)}`, "content-length": String(Buffer.byteLength(body)) };
    const signed = await signer.sign({ ...unsigned, headers, body });
    const answer = await call(signed.headers, body, abortSignal);
    if (answer.status !== 200) throw faultOf(answer);
    return answer.body;
  };
  return { send: send as DynamoDBClient["send"] };
};

/** A schema is a list whose third member is the operation's name. */
const operationOf = (schema: unknown): string => {
  const name: unknown = Array.isArray(schema) ? schema[2] : undefined;
  if (typeof name !== "string") throw new Error("This command of the SDK's does not name its operation");
  return name;
};

const faultOf = ({ status, body }: Answer): Error => {
  const name = String(body["__type"] ?? status).replace(/^.*#/, "");
  const message = String(body["message"] ?? body["Message"] ?? `The table answered with ${status}`);
  if (name === "ConditionalCheckFailedException") return new ConditionalCheckFailedException({ message, $metadata: { httpStatusCode: status } });
  return Object.assign(new Error(message), { name });
};
