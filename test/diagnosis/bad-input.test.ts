import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { diagnoseLog } from "../../src/diagnosis/diagnose-log.ts";
import { readable } from "./read-case.ts";

const error = 'PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s-1/documents 412 {"errorCode":"SOURCE_DOES_NOT_EXIST","message":"é"}';
const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));
const diagnose = (...chunks: Uint8Array[]) => diagnoseLog({ redact }, chunks);
const nothing = { kind: "nothing-found", diagnoses: [], target: { organization: null, source: null }, unknownCodes: [] };
const found = (line: number) => [`push/412/SOURCE_DOES_NOT_EXIST @${line} certain ×1`];
const bigEndian = (text: string) => bytes(`\uFEFF${text}`, "utf16le").reduce((swapped, byte, at) => swapped.with(at % 2 === 0 ? at + 1 : at - 1, byte), bytes(`\uFEFF${text}`, "utf16le"));

describe("what is no text ends in a clear outcome", () => {
  test("an empty log", async () => {
    expect(await diagnose()).toEqual({ ...nothing, lines: 0, bytes: 0, reason: "The log is empty." });
  });
  test("a gzip bomb is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(await diagnose(bomb)).toEqual({ ...nothing, lines: 0, bytes: bomb.length, reason: "The log is packed (gzip): unpack it first." });
  });
  test("a packed log is read no further than its beginning", async () => {
    let given = 0;
    const endless = function* () {
      for (;;) {
        given += 1;
        yield bytes("PK\u0003\u0004".padEnd(1024));
      }
    };
    expect((await diagnoseLog({ redact }, endless())).reason).toBe("The log is packed (zip): unpack it first.");
    expect(given).toBe(1);
  });
  test("binary data", async () => {
    expect((await diagnose(new Uint8Array(10_000))).reason).toBe("The log looks like binary data, not text.");
  });
  test("random bytes", async () => {
    const { kind } = await diagnose(crypto.getRandomValues(new Uint8Array(65_536)));
    expect(kind).toBe("nothing-found");
  });
});

describe("text in other dress is read", () => {
  test.each([
    ["UTF-8 with a mark", bytes(`\uFEFFfirst\n${error}\n`)],
    ["UTF-16 with a mark", bytes(`\uFEFFfirst\n${error}\n`, "utf16le")],
    ["UTF-16 without a mark", bytes(`first\n${error}\n`, "utf16le")],
    ["big-endian UTF-16", bigEndian(`first\n${error}\n`)],
    ["Latin-1", bytes(`fïrst\n${error}\n`, "latin1")],
    ["bytes that are no character", new Uint8Array([0xc3, 0x28, 0xff, 0xfe, 0xfd, 10, ...bytes(error), 0xe2, 0x82])],
    ["zeros among the text", new Uint8Array([0, 0, 0, 10, ...bytes(error), 0])],
  ])("%s", async (_, log) => {
    expect(readable(await diagnose(log))).toEqual(found(2));
  });

  test.each([1, 2, 3, 7, 64, 1000])("in chunks of %d bytes", async (size) => {
    const log = bytes(`first\n${"x".repeat(3000)}\n${error}\nlast`);
    const chunks = Array.from({ length: Math.ceil(log.length / size) }, (_, at) => log.subarray(at * size, (at + 1) * size));
    expect(readable(await diagnose(...chunks))).toEqual(found(3));
  });

  test("whose chunks are one buffer that is filled anew", async () => {
    const log = bytes(`${"filler line\n".repeat(300_000)}${error}\n`);
    const buffer = new Uint8Array(10_000);
    const reusing = function* () {
      for (let at = 0; at < log.length; at += buffer.length) {
        const part = log.subarray(at, at + buffer.length);
        buffer.set(part);
        yield buffer.subarray(0, part.length);
      }
    };
    expect(readable(await diagnoseLog({ redact }, reusing()))).toEqual(found(300_001));
  });
});

describe("the count of lines and bytes", () => {
  test.each([
    ["no line feed at the end", "a\nb", 2],
    ["a line feed at the end", "a\nb\n", 2],
    ["carriage returns split no line", "a\rb\r\nc", 2],
    ["empty lines", "\n\n\n", 3],
  ])("%s", async (_, text, lines) => {
    const diagnosis = await diagnose(bytes(text));
    expect([diagnosis.lines, diagnosis.bytes]).toEqual([lines, text.length]);
  });
});

test("where redaction fails, the excerpt is left out and the diagnosis stays", async () => {
  const failing = () => Promise.reject(new Error("no rules"));
  const { diagnoses } = await diagnoseLog({ redact: failing }, [bytes(error)]);
  expect(diagnoses.map(({ id, excerpt }) => [id, excerpt])).toEqual([["push/412/SOURCE_DOES_NOT_EXIST", null]]);
});

test("a source of chunks that breaks is not swallowed", async () => {
  const breaking = function* () {
    yield bytes("a\n");
    throw new Error("connection reset");
  };
  await expect(diagnoseLog({ redact }, breaking())).rejects.toThrow("connection reset");
});
