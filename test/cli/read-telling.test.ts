import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { readTelling } from "../../src/cli/report/read-telling.ts";
import { coveoLog } from "../support/provider-journey.ts";
import { temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

const directory = temporaryDirectory();
afterAll(directory.remove);
const key = generateKeyPairSync("rsa", { modulusLength: 4096 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString().trimEnd().split("\n");
const noise = Array.from({ length: 120 }, (_, line) => `line ${line} of the build`);

test.each([
  ["whose BEGIN stands too far above a hit", [...key, coveoLog, ...noise]],
  ["whose END stands too far below a hit", [coveoLog, ...Array.from({ length: 10 }, () => "next"), ...key, ...noise]],
  ["whose BEGIN stands above the last lines", [coveoLog, ...noise, ...key, ...noise.slice(0, 70)]],
])("a private key %s does not leave the runner, in no part", async (_, lines) => {
  const file = join(directory.path, "build.log");
  writeFileSync(file, lines.join("\n"));
  const { log, diagnosed } = await readTelling({ redact }, file);
  expect(diagnosed).toEqual(["push/412/SOURCE_DOES_NOT_EXIST"]);
  expect(key.slice(1, -1).filter((line) => log.includes(line))).toEqual([]);
  expect(log).toContain("SOURCE_DOES_NOT_EXIST");
});
