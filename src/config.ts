import * as z from "zod";
import { list, parseSettings, secret, token, url, type Environment } from "./setting.ts";
import { isTimeZone } from "./digest/is-time-zone.ts";
import { secretKeys, splitSecrets } from "./signatures/secret-keys.ts";

/** What each setting is. A function makes the schemas of its own. */
const settings = {
  SLACK_SIGNING_SECRET: () => secret.transform(secretKeys),
  SLACK_BOT_TOKEN: () => token,
  SLACK_API_URL: () => url.default("https://slack.com/api/"),
  /** Where Slack takes answers that come later than the acknowledgement. */
  SLACK_RESPONSE_URL_BASE: () => url.default("https://hooks.slack.com/"),
  /** The status page of Coveo, as Statuspage serves it. */
  COVEO_STATUS_URL: () => url.default("https://status.cloud.coveo.com/"),
  SLACK_COMMAND: () =>
    z
      .string()
      .regex(/^\/[a-z0-9_-]{1,31}$/, "must be a slash and up to 31 lower-case letters, digits, hyphens or underscores")
      .default("/coveo-error"),
  DYNAMODB_ENDPOINT: () => url.optional(),
  /** Seconds from one change of a storm's message to the next. */
  STORM_GAP: () => z.coerce.number("must be a number of seconds").min(0, "must be 0 or more").max(600, "must be 600 or less").default(20),
  TABLE_NAME: () => z.string().regex(/^[\w.-]{3,255}$/, "must be a DynamoDB table's name: 3 to 255 letters, digits, dots, hyphens or underscores").default("coveo-errors"),
  QUEUE_URL: () => url,
  /** Where in SSM there are settings, above all secrets: one path or several, the later ones' first. */
  SSM_PATH: () => list.refine((paths) => paths.every((path) => /^(\/[A-Za-z0-9_.-]+)+$/.test(path)), "must be paths separated by commas, as in /coveo-error/prod/bot").default([]),
  SSM_ENDPOINT: () => url.optional(),
  LOG_LEVEL: () => z.enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent").default("info"),
  /** Metrics are written where it is set. */
  METRICS_NAMESPACE: () => z.string().regex(/^[\w./-]{1,200}$/, "must be letters, digits, dots, hyphens, underscores or slashes").optional(),
  /** Lambda sets it. */
  AWS_LAMBDA_FUNCTION_NAME: () => z.string().default("coveo-error"),
  AWS_REGION: () => z.string().min(1),
  AWS_ACCESS_KEY_ID: () => token.optional(),
  AWS_SECRET_ACCESS_KEY: () => token.optional(),
  AWS_SESSION_TOKEN: () => token.optional(),
  /** Of teams that set no zone of their own. */
  TIME_ZONE: () => z.string().refine(isTimeZone, "is no IANA time zone, as in Europe/Paris").default("UTC"),
  OPS_CHANNEL: () => z.string().regex(/^[CG][A-Z0-9]{6,20}$/, "is a channel's id, as in C000000001").optional(),
  /** Slack users' ids: who approves links. */
  ADMINS: () => list.refine((users) => users.every((user) => /^[UW][A-Z0-9]{2,20}$/.test(user)), "must be users' ids separated by commas, as in U000000001").default([]),
  /** A channel, and after a space the patterns of the projects it takes (all without). */
  DEFAULT_CHANNEL: () =>
    z
      .string()
      .regex(/^[CG][A-Z0-9]{6,20}( \S+)?$/, "is a channel's id, and after a space patterns of projects, as in C000000001 acme/*,other/*")
      .transform((value) => {
        const [team = "", patterns = "*"] = value.split(" ");
        return { team, projects: patterns.split(",") };
      })
      .optional(),
} satisfies Record<string, () => z.ZodType>;

type Settings = { [Name in keyof typeof settings]: z.infer<ReturnType<(typeof settings)[Name]>> };

let parameters: Environment = {};

/** What was read from elsewhere; it takes the place of environment variables of the same names. */
export const setParameters = (read: Environment): void => {
  parameters = read;
};

/** The one place that reads the process's environment. */
export const processEnvironment = (): Environment => ({ ...process.env, ...parameters });

/** Sets what is not set, before anything reads it: for the local server and the terminal command. */
export const setDefaults = (defaults: Record<string, string>): void => {
  for (const [name, value] of Object.entries(defaults)) process.env[name] ||= value;
};

/**
 * The named settings, checked; throws a ConfigurationError that names every one that is missing or malformed.
 * Each function names what it needs, so that it starts without the secrets of the others.
 */
export const readSettings = <K extends keyof Settings>(environment: Environment, names: readonly K[]): Pick<Settings, K> => {
  const named = Object.fromEntries(names.map((name) => [name, settings[name]()]));
  return parseSettings(z.object(named), environment) as Pick<Settings, K>;
};

const report = z.object({ COVEO_ERROR_URL: url, REPORT_WEBHOOK_SECRET: secret.transform(splitSecrets) });

/** Where a runner reports to, and what it signs with. */
export const readReportSettings = (environment: Environment): z.infer<typeof report> => parseSettings(report, environment);

const replay = z.object({ COVEO_ERROR_URL: url });

/** Where a recorded payload is sent to. */
export const readReplaySettings = (environment: Environment): z.infer<typeof replay> => parseSettings(replay, environment);

const local = z.object({
  /** The first of four ports in a row. */
  PORT: z.coerce.number("must be a whole number").int("must be a whole number").min(1024, "must be 1024 or more").max(65_532, "must be 65532 or less").default(3000),
  LOCAL_DIR: z.string().min(1).default(".local"),
});

/** Where the local server listens and keeps its data. */
export const readLocalSettings = (environment: Environment): z.infer<typeof local> => parseSettings(local, environment);
