import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { lambdaEvent } from "./lambda-event.ts";

/** Put into every body and header: none may come out in a line of the log. */
export const canaries = ["canary-body-5f3c", "canary-header-9b1e"];

const contentTypes = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=UTF-8",
  "multipart/form-data; boundary=x",
  "text/plain",
  "text/xml",
  "",
  ";;;",
);

const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((text) => Buffer.from(text)),
  fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
  fc.constantFrom("ssl_check=1", "payload=%7Bbad", "payload={}", '{"type":"url_verification","challenge":"x"}', "{bad", "[]", "null", "", "command=%2Fcoveo-error&text=help", "\u0000").map((text) => Buffer.from(text)),
);

const headers = fc.dictionary(
  fc.constantFrom(
    "x-slack-signature", "x-slack-request-timestamp", "x-slack-retry-num", "x-hub-signature-256", "x-hub-signature", "x-gitlab-token", "webhook-id", "webhook-timestamp", "webhook-signature",
    "circleci-signature", "x-buildkite-signature", "x-buildkite-token", "signature", "digest", "date", "authorization", "x-jenkins-signature", "content-encoding", "content-length", "__proto__",
  ),
  fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom("v0=", "sha256=", "v1,", "v1=", "Basic Og==", "Bearer ", "timestamp=0000000000,signature=", "0", "9999999999")),
  { maxKeys: 6 },
);

/** Requests as anybody may send them, and events as API Gateway might shape them. */
export const arbitraryEvents = (paths: readonly string[]): fc.Arbitrary<APIGatewayProxyEventV2> =>
  fc
    .record({
      path: fc.oneof(fc.constantFrom(...paths), fc.string({ maxLength: 20 }).map((name) => `/ci/${encodeURIComponent(name)}`), fc.constantFrom("/ci/__proto__", "/ci/constructor", "/ci/github/other", "/ci/github/%00")),
      type: contentTypes,
      body: bodies,
      headers,
      base64: fc.boolean(),
      shape: fc.constantFrom("whole", "no body", "no headers", "no parameters", "not really base64"),
    })
    .map(({ path, type, body, headers, base64, shape }) => {
      const all = { "content-type": type, "x-canary": canaries[1] ?? "", ...headers };
      const event = lambdaEvent(path, { headers: all, body: Buffer.concat([body, Buffer.from(canaries[0] ?? "")]) }, base64);
      switch (shape) {
        case "no body":
          return { ...event, body: undefined } as unknown as APIGatewayProxyEventV2;
        case "no headers":
          return { ...event, headers: undefined } as unknown as APIGatewayProxyEventV2;
        case "no parameters":
          return { ...event, pathParameters: undefined } as unknown as APIGatewayProxyEventV2;
        case "not really base64":
          return { ...event, isBase64Encoded: true, body: `%%%${body.toString("latin1")}` };
        case "whole":
          return event;
      }
    });
