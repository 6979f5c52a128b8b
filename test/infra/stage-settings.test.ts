import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { readStageSettings } from "../../infra/deploy/stage-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "settings-"));
const file = join(folder, "stage.yml");
afterAll(() => rmSync(folder, { recursive: true }));

const company = fileURLToPath(new URL("company.yml", import.meta.url));
const example = fileURLToPath(new URL("../../infra/stages/example.yml", import.meta.url));

test.each([
  ["vpn: true", "there is no setting vpn; infra/stages/example.yml lists them."],
  ["region: Paris", "region must be a region, as in eu-west-1."],
  ["namePrefix: 1bot", "namePrefix must be up to 30 letters, digits and hyphens, a letter first."],
  ["namePrefix: true", "namePrefix must be of type string, received boolean."],
  ["rolePath: teams", "rolePath must begin and end with a slash, as in /teams/search/."],
  ["permissionsBoundary: boundary", "permissionsBoundary must be an ARN, as in arn:aws:iam::123456789012:policy/boundary."],
  ["vpc: {subnetIds: [subnet-0a]}", "vpc.securityGroupIds is missing."],
  ["vpc: {subnetIds: [], securityGroupIds: [sg-0a]}", "vpc.subnetIds must name a subnet."],
  ["ssmPath: /aws/bot", "ssmPath must begin with a slash and not end with one, as in /coveo-error/prod."],
  ["timeZone: Paris", "timeZone must be a time zone, as in Europe/Paris."],
  ["logRetentionDays: 31", "logRetentionDays must be one of 1, 3, 5, 7, 14, 30,"],
  ["concurrency: {slack: 0}", "concurrency.slack must be 1 or more."],
  ["throttling: {ci: {rate: many}}", "throttling.ci.rate must be a whole number from 1 to 10000."],
  ["alarmEmail: somebody", "alarmEmail must be an email address."],
  ["region: [", "is no YAML:"],
])("%s is told of in one sentence", (text, sentence) => {
  writeFileSync(file, text);
  expect(() => readStageSettings("prod", file)).toThrow(sentence);
});

test("a stage needs a name that fits, and no file; a file that is named must be there", () => {
  expect(() => readStageSettings("Prod_1")).toThrow("The stage Prod_1 must be up to 16 lower-case letters, digits and hyphens, a letter first.");
  expect(() => readStageSettings("prod", join(folder, "none.yml"))).toThrow("There is no");
  expect(readStageSettings("no-such-file")).toMatchObject({ region: "us-east-1", namePrefix: "coveo-error", rolePath: "/" });
});

test("the example and the company's are taken as they stand, and the example tells every setting", () => {
  const settings = readStageSettings("prod", example);
  const told = readFileSync(example, "utf8");
  for (const name of Object.keys({ ...settings, ...readStageSettings("prod", company) }).filter((each) => each !== "stage")) expect(told).toMatch(new RegExp(`^(?:# )?${name}: ?`, "m"));
});

test("the example, copied as it stands, sets nothing but defaults: its addresses and ARNs are nobody's", () => {
  expect(readStageSettings("prod", example)).toEqual({ ...readStageSettings("no-such-file"), stage: "prod" });
});
