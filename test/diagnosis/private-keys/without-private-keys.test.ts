import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { withoutPrivateKeys } from "../../../src/diagnosis/private-keys/without-private-keys.ts";

const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString().trimEnd();
const key = pem.split("\n");
const open = key.slice(0, -1);
const mark = "[redacted:private-key]";
const error = '{"message":"Source not found","errorCode":"SOURCE_DOES_NOT_EXIST"}';
const call = "PUT https://api.cloud.coveo.com/push/v1/organizations/acmeproductionx1y2/sources/acmeproductionx1y2-abcdefghijklmnop/documents";
const stamped = (line: string) => `2026-11-20T14:00:00.123Z ${line}`;

test.each<[string, string[], string[]]>([
  ["a key", ["before", ...key, error], ["before", mark, error]],
  ["a key behind timestamps", ["before", ...key, error].map(stamped), [stamped("before"), stamped(mark), stamped(error)]],
  ["a key without END", [...open, error, call], [mark, error, call]],
  ["a key without END behind timestamps", [...open, error, call].map(stamped), [mark, error, call].map(stamped)],
  ["a key torn apart by other output", [...open.slice(0, 5), error, ...open.slice(5), call], [mark, error, call]],
  ["a key, each line of it in JSON", [...key, error].map((line) => JSON.stringify({ log: line })), [`{"log":"${mark}"}`, `${mark}"}`, JSON.stringify({ log: error })]],
  ["a key in one line", [`KEY="${key.join(String.raw`\n`)}" ${error}`], [`KEY="${mark}" ${error}`]],
  ["a key in one line that is cut", [`KEY="${key.join(String.raw`\n`).slice(0, 900)}`, error], [`KEY="${mark}`, error]],
  ["a key in one line, its line breaks gone", [`KEY=${open.join(" ")}`, error], [`KEY=${mark}`, error]],
  ["two keys in one line that are cut", [`${open.join(" ")}; ${open.join(" ")}`], [`${mark}; ${mark}`]],
  ["a key and, far below, what only looks like one", [...open, ...Array.from({ length: 81 }, () => "next step"), open[1] ?? ""], [mark, ...Array.from({ length: 81 }, () => "next step"), open[1] ?? ""]],
  ["a message that speaks of a key", ["it must begin with -----BEGIN PRIVATE KEY-----, it does not", call, error], [`it must begin with ${mark}, it does not`, call, error]],
  ["a public key", ["-----BEGIN PUBLIC KEY-----", ...open.slice(1, 4), "-----END PUBLIC KEY-----"], ["-----BEGIN PUBLIC KEY-----", ...open.slice(1, 4), "-----END PUBLIC KEY-----"]],
])("of %s nothing is left but its place", (_, lines, expected) => {
  const take = withoutPrivateKeys();
  expect(lines.map(take).filter((line) => line !== null)).toEqual(expected);
});
