import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functions } from "../../infra/build/functions.ts";
import { packageStage, packBuilt } from "../../infra/deploy/package-stage.ts";
import { validateTemplate } from "../../infra/deploy/validate-template.ts";
import { callsOf } from "./calls-of.ts";
import { neededToDeploy } from "./needed-to-deploy.ts";
import { actionsOf, ofType, readTemplate, statementsOf, type Resource, type Template } from "./read-template.ts";

const company = fileURLToPath(new URL("company.yml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "package-"));
let plain: Template;
let companys: Template;
let file: string;

beforeAll(async () => {
  ({ template: file } = await packageStage({ stage: "prod", into: join(folder, "prod") }));
  plain = readTemplate(file);
  companys = readTemplate(packBuilt({ stage: "prod", file: company, into: join(folder, "company") }).template);
});
afterAll(() => rmSync(folder, { recursive: true }));

const roles = (): [string, Resource][] => functions.map(({ name }) => [name, roleOf(name)]);
const functionNamed = (name: string): Resource => {
  const found = ofType(plain, "AWS::Lambda::Function").find(([, { Properties }]) => Properties["FunctionName"] === `coveo-error-prod-${name}`);
  if (found === undefined) throw new Error(`The template has no function ${name}`);
  return found[1];
};
const roleOf = (name: string): Resource => {
  const { "Fn::GetAtt": [logicalId] } = functionNamed(name).Properties["Role"] as { "Fn::GetAtt": [string, string] };
  const role = plain.Resources[logicalId];
  if (role === undefined) throw new Error(`The function ${name} has no role`);
  return role;
};

describe("a stage is packaged without credentials and network", () => {
  test("its folder holds the template and a zip for each function", () => {
    expect(readdirSync(join(folder, "prod"))).toEqual(expect.arrayContaining(["cloudformation-template-update-stack.json", ...functions.map(({ name }) => `${name}.zip`)]));
  });

  test("what is deployed is each function's own zip", () => {
    const state = JSON.parse(readFileSync(join(folder, "prod", "serverless-state.json"), "utf8")) as { package: unknown; service: { functions: Record<string, { package: unknown }> } };
    // Without the first, deploying looks for one zip of the whole service.
    expect(state.package).toMatchObject({ individually: true });
    for (const { name } of functions) expect(state.service.functions[name]?.package).toMatchObject({ artifact: `dist/${name}.zip` });
  });

  test.each([
    ["a runtime that there is not", (text: string) => text.replace('"nodejs24.x"', '"nodejs3.x"'), "W3030"],
    ["a property that there is not", (text: string) => text.replace('"VisibilityTimeout"', '"VisibilityTimeOut"'), "VisibilityTimeOut"],
    ["a reference to nothing", (text: string) => text.replace('"DeadLetterQueue",\n', '"DeadLeterQueue",\n'), "DeadLeterQueue"],
  ])("a planted fault is found: %s", (_, plant, named) => {
    const planted = join(folder, "planted.json");
    const text = JSON.stringify(plain, null, 2);
    expect(plant(text)).not.toBe(text);
    writeFileSync(planted, plant(text));
    expect(validateTemplate(planted).join("\n")).toContain(named);
  });

  test("the table is kept when the stack goes, recoverable and encrypted", () => {
    expect(plain.Resources["Table"]).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, SSESpecification: { SSEEnabled: true }, BillingMode: "PAY_PER_REQUEST" },
    });
  });

  test("a message is hidden for six times its consumer's time-out, tried ten times or more, and kept 4 and 14 days", () => {
    const queue = plain.Resources["Queue"]?.Properties as { VisibilityTimeout: number; RedrivePolicy: { maxReceiveCount: number }; MessageRetentionPeriod: number };
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * Number(functionNamed("queue").Properties["Timeout"]));
    expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(10);
    expect([queue.MessageRetentionPeriod, plain.Resources["DeadLetterQueue"]?.Properties["MessageRetentionPeriod"]]).toEqual([4 * 86_400, 14 * 86_400]);
    expect(ofType(plain, "AWS::Lambda::EventSourceMapping")[0]?.[1].Properties).toMatchObject({ FunctionResponseTypes: ["ReportBatchItemFailures"], ScalingConfig: { MaximumConcurrency: 5 } });
  });

  test("what EventBridge and the schedule cannot deliver is tried again and kept", () => {
    const undelivered = { DeadLetterConfig: { Arn: { "Fn::GetAtt": ["UndeliveredQueue", "Arn"] } }, RetryPolicy: expect.anything() };
    const [[, schedule] = []] = ofType(plain, "AWS::Scheduler::Schedule");
    expect(schedule?.Properties).toMatchObject({ ScheduleExpressionTimezone: "UTC", Target: undelivered });
    const rules = ofType(plain, "AWS::Events::Rule");
    expect(rules).toHaveLength(2);
    for (const [, rule] of rules) expect(rule.Properties["Targets"]).toMatchObject([undelivered]);
  });

  test("a flood of webhooks takes neither Slack's requests a second nor its functions at once", () => {
    expect(functionNamed("ci-webhook").Properties["ReservedConcurrentExecutions"]).toBe(10);
    expect(functionNamed("slack").Properties["ReservedConcurrentExecutions"]).toBe(10);
    expect(plain.Resources["HttpApiStage"]?.Properties).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: 20 }, RouteSettings: { "POST /slack/events": { ThrottlingRateLimit: 50 } } });
  });

  test("every function's errors and throttles raise an alarm, and every alarm reaches the topic", () => {
    const alarms = ofType(plain, "AWS::CloudWatch::Alarm").map(([id, { Properties }]) => ({ id, ...Properties }) as { id: string; MetricName?: string; Dimensions?: unknown; AlarmActions: unknown });
    for (const metric of ["Errors", "Throttles"]) {
      const watched = alarms.filter(({ MetricName }) => MetricName === metric).map(({ Dimensions }) => JSON.stringify(Dimensions));
      expect(new Set(watched).size).toBe(functions.length);
    }
    expect(alarms.map(({ id }) => id)).toEqual(expect.arrayContaining(["DeadLetterDepth", "DeadLetterAge", "UndeliveredDepth", "SlackSlow", "ScheduleNotRun"]));
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ "Fn::If": ["OwnTopic", { Ref: "AlarmTopic" }, ""] }]);
  });
});

describe("a role for each function, and nothing in it that the function does not call", () => {
  /** Lambda itself needs these on the function's behalf; the key's and the network's are granted only where they are set. */
  const platform = new Set(["logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords"]);
  const consumer = new Set(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]);
  const optional = new Set(["Key", "Network"]);
  const grantedTo = (name: string): string[] =>
    statementsOf(roleOf(name))
      .filter(({ Sid = "" }) => !optional.has(Sid))
      .flatMap(actionsOf)
      .filter((action) => !platform.has(action) && !(name === "queue" && consumer.has(action)));

  test("no two share one", () => {
    const names = roles().map(([, { Properties }]) => Properties["RoleName"]);
    expect(names).toEqual(["coveo-error-prod-slack", "coveo-error-prod-ci-webhook", "coveo-error-prod-queue", "coveo-error-prod-schedule"]);
  });

  test.each(functions.map(({ name }) => name))("%s may do what its bundle calls, and no more", (name) => {
    const calls = callsOf(name);
    expect(grantedTo(name).toSorted()).toEqual([...new Set([...calls, ...grantedAhead(name, calls)])].toSorted());
  });

  test("nothing is granted on everything, but where AWS knows no resource", () => {
    const onEverything = roles().flatMap(([, role]) => statementsOf(role).filter(({ Resource }) => JSON.stringify(Resource).includes('"*"')).flatMap(actionsOf));
    expect(onEverything.filter((action) => !/^(xray|ec2):/.test(action))).toEqual([]);
    expect(ofType(plain, "AWS::IAM::Role").flatMap(([, role]) => statementsOf(role).flatMap(actionsOf)).filter((action) => action.includes("*"))).toEqual([]);
  });

  test("a function knows the table and the queue only if its role may use them, and reads its own settings", () => {
    for (const [name, role] of roles()) {
      const { Variables } = functionNamed(name).Properties["Environment"] as { Variables: Record<string, unknown> };
      const services = new Set(statementsOf(role).flatMap(actionsOf).map((action) => action.split(":")[0]));
      expect([name, "TABLE_NAME" in Variables, "QUEUE_URL" in Variables]).toEqual([name, services.has("dynamodb"), services.has("sqs")]);
      const readable = statementsOf(role).filter(({ Sid }) => Sid === "OwnSettings").flatMap(({ Resource }) => Resource as { "Fn::Sub": string }[]).map((each) => each["Fn::Sub"].replace(/^.*:parameter/, ""));
      expect(readable).toEqual(String(Variables["SSM_PATH"]).split(",").flatMap((path) => [path, `${path}/*`]));
    }
  });

  test("who answers webhooks can neither read the table nor a token", () => {
    const granted = JSON.stringify(statementsOf(roleOf("ci-webhook")));
    expect(granted).not.toMatch(/dynamodb|\/bot|\/ci\b|\/slack/);
  });
});

describe("what a company sets", () => {
  test("names, path, boundary and tags are on every role", () => {
    for (const [, { Properties }] of ofType(companys, "AWS::IAM::Role")) {
      expect(Properties).toMatchObject({ Path: "/teams/search/", PermissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" });
      expect(Properties["RoleName"]).toMatch(/^acme-search-bot-prod-/);
    }
    for (const [, { Properties }] of ofType(companys, "AWS::Lambda::Function")) expect(Properties).toMatchObject({ Tags: [{ Key: "team", Value: "search" }], VpcConfig: { SubnetIds: ["subnet-0123abcd", "subnet-4567cdef"] }, KmsKeyArn: expect.stringContaining(":kms:") });
  });

  test("teams that set no time zone have their digest in the stage's", () => {
    const zones = Object.fromEntries(
      ofType(companys, "AWS::Lambda::Function").map(([, { Properties }]) => [String(Properties["FunctionName"]).replace("acme-search-bot-prod-", ""), (Properties["Environment"] as { Variables: Record<string, unknown> }).Variables["TIME_ZONE"]]),
    );
    expect(zones).toEqual({ slack: "Europe/Paris", "ci-webhook": undefined, queue: "Europe/Paris", schedule: "Europe/Paris" });
  });

  test("the key encrypts what is stored", () => {
    const key = expect.stringContaining(":key/") as string;
    expect(companys.Resources["Table"]?.Properties).toMatchObject({ SSESpecification: { KMSMasterKeyId: key } });
    for (const [, { Properties }] of ofType(companys, "AWS::SQS::Queue")) expect(Properties).toMatchObject({ KmsMasterKeyId: key });
    for (const [, { Properties }] of ofType(companys, "AWS::Logs::LogGroup")) expect(Properties).toMatchObject({ KmsKeyId: { "Fn::If": ["HasKey", key, expect.anything()] }, RetentionInDays: 365 });
  });

  test("the bucket is the one that is there, and functions are kept for Slack only where that is wanted", () => {
    expect(ofType(companys, "AWS::S3::Bucket")).toEqual([]);
    for (const [, { Properties }] of ofType(companys, "AWS::Lambda::Function")) expect(Properties["Code"]).toMatchObject({ S3Bucket: "acme-deployments" });
    expect(ofType(companys, "AWS::Lambda::Function").flatMap(([id, { Properties }]) => ("ReservedConcurrentExecutions" in Properties ? [id] : []))).toEqual(["CiDashwebhookLambdaFunction"]);
  });

  test("without them the template names none", () => {
    expect(readFileSync(file, "utf8")).not.toMatch(/123456789012|"PermissionsBoundary"|"VpcConfig"|"KmsKeyArn": "/);
  });
});

describe("docs/deployer-policy.json", () => {
  const policy = JSON.parse(readFileSync(new URL("../../docs/deployer-policy.json", import.meta.url), "utf8")) as { Statement: { Action: string | string[]; Resource: string | string[] }[] };
  const allowed = new Set(policy.Statement.flatMap(({ Action }) => Action));

  test.each(["plain", "company's"])("lets a deployer make, change and remove everything in the %s template", (which) => {
    const types = new Set(Object.values((which === "plain" ? plain : companys).Resources).map(({ Type }) => Type));
    expect([...types].filter((type) => neededToDeploy[type] === undefined)).toEqual([]);
    expect([...types].flatMap((type) => neededToDeploy[type] ?? []).filter((action) => !allowed.has(action))).toEqual([]);
  });

  test("allows nothing by a wildcard, and fits a managed policy", () => {
    expect([...allowed].filter((action) => action.includes("*"))).toEqual([]);
    expect(JSON.stringify(policy).replaceAll(/\s/g, "").length).toBeLessThanOrEqual(6144);
  });

  test("reaches nothing but what begins with the name, and cannot delete the table", () => {
    const elsewhere = policy.Statement.flatMap(({ Resource }) => [Resource].flat()).filter((resource) => !/coveo-error-|^arn:aws:(apigateway|kms)|^\*$/.test(resource));
    expect(elsewhere).toEqual([]);
    expect(allowed).not.toContain("dynamodb:DeleteTable");
  });
});

/** What is to be called by code that is not there yet: what reads the parameters, and Slack's slow work. */
const grantedAhead = (name: string, calls: readonly string[]): string[] => [...(calls.includes("ssm:GetParametersByPath") ? [] : ["ssm:GetParametersByPath"]), ...(name === "slack" ? ["sqs:SendMessage"] : [])];
