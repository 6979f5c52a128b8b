import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { lambdaEvent } from "./lambda-event.ts";
import { targets } from "./targets.ts";
import { withOtherValue } from "./with-other-value.ts";

/** Put into every unsigned path, body and header: none may come out in a line of the log. */
export const canaries = ["canary-body-5f3c", "canary-header-9b1e", "canary-path-77aa"];

const contentTypes = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-8",
  "application/json; charset=utf-16",
  "APPLICATION/JSON",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=UTF-8",
  "application/cloudevents+json",
  "multipart/form-data; boundary=x",
  "text/plain",
  "text/xml",
  "",
  ";;;",
);

const bodies = fc.oneof(
  { weight: 200, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 200, arbitrary: fc.json().map((text) => Buffer.from(text)) },
  { weight: 200, arbitrary: fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)) },
  { weight: 200, arbitrary: fc.constantFrom("ssl_check=1", "payload=%7Bbad", "payload={}", '{"type":"url_verification","challenge":"x"}', "{bad", "[]", "null", "", "command=%2Fcoveo-error&text=help", "\u0000", '{"__proto__":{"x":1}}', `${"[".repeat(5_000)}`, "1e999").map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.integer({ min: 999_900, max: 1_000_100 }).map((length) => Buffer.alloc(length, "a")) },
);

/** The content type that fits a body. */
const typeOf = (body: Buffer): string => (/^[\w%]+=/.test(body.toString("latin1")) ? "application/x-www-form-urlencoded" : "application/json");

const headers = fc.dictionary(
  fc.constantFrom(
    ...new Set(targets.flatMap(({ proofs }) => proofs)),
    "x-slack-retry-num", "x-gitlab-token", "x-buildkite-token", "x-jenkins-signature", "x-amz-sns-rawdelivery", "content-encoding", "content-length", "__proto__", "constructor",
  ),
  fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom("v0=", "sha256=", "v1,", "v1=", "Basic Og==", "Bearer ", "timestamp=0000000000,signature=", "0", "9999999999", "true")),
  { maxKeys: 6 },
);

const strange: fc.Arbitrary<unknown> = fc.constantFrom(undefined, null, 1, true, [], {}, "", "%%%", ["a"], { a: { b: 1 } });

const paths = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...targets.map(({ path }) => path)) },
  fc.string({ maxLength: 20 }).map((name) => `/ci/${encodeURIComponent(name.toWellFormed())}`),
  fc.constantFrom(`/ci/${canaries[2]}`, "/ci/__proto__", "/ci/constructor", "/ci/github/other", "/ci/github/%00", "/ci/aws-eventbridge"),
);

/** Requests as anybody may send them, and events as API Gateway might shape them: one part is missing or something else. */
export const arbitraryEvents: fc.Arbitrary<APIGatewayProxyEventV2> = fc
  .record({ marked: fc.boolean(), fitting: fc.boolean(), path: paths, type: contentTypes, body: bodies, headers, base64: fc.boolean(), odd: fc.option(fc.record({ part: fc.constantFrom("body", "headers", "pathParameters", "isBase64Encoded", "requestContext", "cookies", "queryStringParameters", "one header"), value: strange })) })
  .map(({ marked, fitting, path, type, body, headers, base64, odd }) => {
    const all = { "content-type": fitting ? typeOf(body) : type, "x-canary": canaries[1] ?? "", ...headers };
    const event = lambdaEvent(path, { headers: all, body: marked ? Buffer.concat([body, Buffer.from(canaries[0] ?? "")]) : body }, base64);
    if (odd === null) return event;
    return (odd.part === "one header" ? { ...event, headers: { ...event.headers, "content-type": odd.value } } : { ...event, [odd.part]: odd.value }) as APIGatewayProxyEventV2;
  });

/** What holders of a secret may send: anything, signed; mostly a genuine body in which one value is something else. */
export const signedEvents: fc.Arbitrary<APIGatewayProxyEventV2> = fc
  .record({ target: fc.constantFrom(...targets), type: contentTypes, anything: bodies, place: fc.nat(), value: fc.oneof(fc.jsonValue(), strange), which: fc.nat(8), base64: fc.boolean() })
  .map(({ target, type, anything, place, value, which, base64 }) => {
    const usual = target.others[which % (target.others.length + 1)] ?? target.signed();
    const request =
      which === 0
        ? { headers: { "content-type": type }, body: target.wrap?.(anything) ?? anything }
        : { headers: { "content-type": usual.headers["content-type"] ?? "" }, body: target.hasKeyPair === true ? (target.wrap?.(Buffer.from(JSON.stringify(value ?? null))) ?? usual.body) : withOtherValue(usual.body, place, value) };
    return lambdaEvent(target.path, target.signed({ request }), base64);
  });
