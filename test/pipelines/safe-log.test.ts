import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { safeLog } from "../../src/pipelines/safe-log.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;
const secret = "xx564559b1-0045-48e1-953c-3addd1ee4457";

test("a log of 900 KB is cut to what is worth redacting, redacted, and cut to 100,000 bytes", async () => {
  const redacted: number[] = [];
  const log = `begin\n${`é ${secret} pushed\n`.repeat(20_000)}end`;
  const safe = await safeLog(
    {
      redact: async (text) => {
        redacted.push(bytes(text));
        return { text: text.replaceAll(secret, "[hidden]"), found: [] };
      },
    },
    log,
  );
  expect(redacted).toHaveLength(1);
  expect(redacted[0]).toBeLessThanOrEqual(200_000);
  expect(bytes(safe)).toBeLessThanOrEqual(100_000);
  expect(safe).toMatch(/^begin\n[^]*end$/);
  expect(safe).not.toContain("564559b1");
});

test("a secret at the edge of the first cut is not halved, even where redaction shortens the text to it", async () => {
  const password = "correct-horse-battery-staple-".repeat(30);
  const log = Array.from({ length: 400 }, (_, line) => `${line} deploy --password ${password}`).join("\n");
  expect(await safeLog({ redact }, log)).not.toMatch(/horse|staple/);
});

test("a private key that would lose its BEGIN to the cut is taken out before", async () => {
  const key = generateKeyPairSync("rsa", { modulusLength: 4096 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString().trimEnd().split("\n");
  const noise = (size: number) => "a line of the build\n".repeat(size / 20);
  let handed = "";
  const log = `${noise(200_000)}${key.join("\n")}\n${noise(158_000)}`;
  await safeLog({ redact: async (text) => ({ text: (handed = text), found: [] }) }, log);
  expect(handed).not.toBe("");
  expect(key.slice(1, -1).filter((line) => handed.includes(line))).toEqual([]);
});
