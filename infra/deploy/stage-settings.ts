import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, YAMLParseError } from "yaml";
import * as z from "zod";

const arn = (service: string, example: string) => z.string().regex(new RegExp(`^arn:aws[\\w-]*:${service}:\\S+$`), `must be an ARN, as in ${example}`);
const whole = (least: number, most: number) => z.number(`must be a whole number from ${least} to ${most}`).int(`must be a whole number from ${least} to ${most}`).min(least, `must be ${least} or more`).max(most, `must be ${most} or less`);
const throttle = (rate: number, burst: number) => z.strictObject({ rate: whole(1, 10_000).default(rate), burst: whole(1, 5_000).default(burst) }).prefault({});
const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
};

/** What AWS keeps logs for. */
const retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** infra/stages/<stage>.yml; infra/stages/example.yml tells what each is for. */
const schema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+){1,2}-\d$/, "must be a region, as in eu-west-1").default("us-east-1"),
  namePrefix: z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,29}$/, "must be up to 30 letters, digits and hyphens, a letter first").default("coveo-error"),
  rolePath: z.string().regex(/^\/(?:[\w+=,.@-]+\/)*$/, "must begin and end with a slash, as in /teams/search/").default("/"),
  permissionsBoundary: arn("iam", "arn:aws:iam::123456789012:policy/boundary").optional(),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
  kmsKeyArn: arn("kms", "arn:aws:kms:eu-west-1:123456789012:key/…").optional(),
  vpc: z
    .strictObject({
      subnetIds: z.array(z.string().regex(/^subnet-[0-9a-f]+$/, "must be a subnet's id, as in subnet-0123abcd")).min(1, "must name a subnet"),
      securityGroupIds: z.array(z.string().regex(/^sg-[0-9a-f]+$/, "must be a security group's id, as in sg-0123abcd")).min(1, "must name a security group"),
    })
    .optional(),
  deploymentBucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name").optional(),
  ssmPath: z.string().regex(/^\/(?!aws|ssm)[\w.-]+(?:\/[\w.-]+){0,10}$/i, "must begin with a slash and not end with one, as in /coveo-error/prod").optional(),
  timeZone: z.string().refine(isTimeZone, "must be a time zone, as in Europe/Paris").default("UTC"),
  logRetentionDays: z.number().refine((days) => retentions.includes(days), `must be one of ${retentions.join(", ")}`).default(30),
  alarmEmail: z.email("must be an email address").optional(),
  alarmTopicArn: arn("sns", "arn:aws:sns:eu-west-1:123456789012:alarms").optional(),
  buildLogGroups: z.array(z.string().regex(/^[\w./#*-]+$/, "must be a log group's name, with * for any text")).min(1, "must name a log group").default(["/aws/codebuild/*"]),
  concurrency: z.strictObject({ slack: whole(1, 1000).nullable().default(10), ciWebhook: whole(1, 1000).nullable().default(10) }).prefault({}),
  throttling: z.strictObject({ slack: throttle(50, 100), ci: throttle(20, 40) }).prefault({}),
});

export type StageSettings = z.infer<typeof schema> & { stage: string };

/** A setting that is missing or malformed, in one sentence. */
export class StageSettingsError extends Error {
  override name = "StageSettingsError";
}

/** The settings of a stage, checked. A stage without a file has every default; a file that is named must be there. */
export const readStageSettings = (stage: string, file = ""): StageSettings => {
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(stage)) throw new StageSettingsError(`The stage ${stage} must be up to 16 lower-case letters, digits and hyphens, a letter first.`);
  const path = file === "" ? fileURLToPath(new URL(`../stages/${stage}.yml`, import.meta.url)) : file;
  const name = file === "" ? `infra/stages/${stage}.yml` : file;
  if (file !== "" && !existsSync(path)) throw new StageSettingsError(`There is no ${name}.`);
  const parsed = schema.safeParse(existsSync(path) ? read(path, name) : {});
  if (parsed.success) return { ...parsed.data, stage };
  const [issue] = parsed.error.issues;
  const setting = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].join(".");
  throw new StageSettingsError(issue?.code === "unrecognized_keys" ? `${name}: there is no setting ${setting}; infra/stages/example.yml lists them.` : `${name}: ${setting} ${wording(issue?.message)}.`);
};

const wording = (message = ""): string => message.replace(/^Invalid input: expected (\w+), received undefined$/, "is missing").replace(/^Invalid input: expected/, "must be of type");

const read = (path: string, name: string): unknown => {
  try {
    return parse(readFileSync(path, "utf8")) ?? {};
  } catch (error) {
    if (error instanceof YAMLParseError) throw new StageSettingsError(`${name} is no YAML: ${error.message.split("\n")[0] ?? ""}`);
    throw error;
  }
};
