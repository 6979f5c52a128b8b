import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { deliveryOf } from "../../../src/adapters/lambda/delivery-of.ts";

describe("the bytes of a request are those that were sent, for they are what was signed", () => {
  const sent: [string, Buffer][] = [
    ["that are no UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x00, 0x7d])],
    ["after a byte order mark", Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
    ["with the character that stands for broken ones", Buffer.from("{\uFFFD}")],
    ["of none", Buffer.alloc(0)],
  ];
  test.each(sent)("%s, in base64", (_, bytes) => {
    expect(Buffer.from(deliveryOf({ body: bytes.toString("base64"), isBase64Encoded: true }).body)).toEqual(bytes);
  });

  test.each(sent.filter(([, bytes]) => Buffer.from(bytes.toString()).equals(bytes)))("%s, as text", (_, bytes) => {
    expect(Buffer.from(deliveryOf({ body: bytes.toString(), isBase64Encoded: false }).body)).toEqual(bytes);
  });
});

test.each<[string, object]>([
  ["nothing at all", {}],
  ["a body that is no text", { body: { a: 1 }, headers: null }],
  ["headers that are no texts", { headers: { "X-Signature": ["a"], other: 1, none: undefined } }],
])("an event of %s is a request of nothing", (_, event) => {
  expect(deliveryOf(event as Partial<APIGatewayProxyEventV2>)).toEqual({ headers: {}, body: new Uint8Array() });
});

test("the names of headers are in lower case, their values as they came", () => {
  expect(deliveryOf({ headers: { "X-Slack-Signature": " V0=aB " } }).headers).toEqual({ "x-slack-signature": " V0=aB " });
});
