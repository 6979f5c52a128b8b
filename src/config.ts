import * as z from "zod";
import type { Connection } from "./adapters/ci/connection.ts";
import { ConfigurationError } from "./errors.ts";
import { secretKeys, splitSecrets } from "./signatures/secret-keys.ts";

const shortest = 32;

const secret = z
  .string()
  .refine((value) => splitSecrets(value).length > 0, "is empty")
  .refine((value) => splitSecrets(value).every((each) => each.length >= shortest), `must have ${shortest} characters or more`);
const token = z.string().min(1);
const url = z.url({ protocol: /^https?$/ });
const list = z.string().transform((value) => value.split(",").map((each) => each.trim()).filter(Boolean));

const settings = z.object({
  SLACK_SIGNING_SECRET: secret.transform(secretKeys),
  SLACK_BOT_TOKEN: token,
  SLACK_API_URL: url.default("https://slack.com/api/"),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, "must be a slash and up to 31 lower-case letters, digits, hyphens or underscores")
    .default("/coveo-error"),
  DYNAMODB_ENDPOINT: url.optional(),
  TABLE_NAME: z.string().min(3).default("coveo-errors"),
  QUEUE_URL: url,
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: token.optional(),
  AWS_SECRET_ACCESS_KEY: token.optional(),
  AWS_SESSION_TOKEN: token.optional(),
  CI_WEBHOOK_SECRET: secret.optional(),
  OPS_CHANNEL: z.string().regex(/^[CG][A-Z0-9]{6,20}$/, "is a channel's id, as in C000000001").optional(),
  /** A channel, and after a space the patterns of the projects it takes (all without). */
  DEFAULT_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]{6,20}( \S+)?$/, "is a channel's id, and after a space patterns of projects, as in C000000001 acme/*,other/*")
    .transform((value) => {
      const [team = "", patterns = "*"] = value.split(" ");
      return { team, projects: patterns.split(",") };
    })
    .optional(),
});

type Settings = z.infer<typeof settings>;
/** The one place that reads the process's environment. */
export const processEnvironment = (): Environment => process.env;

/** Sets what is not set, before anything reads it: for the local server and the terminal command. */
export const setDefaults = (defaults: Record<string, string>): void => {
  for (const [name, value] of Object.entries(defaults)) process.env[name] ||= value;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The named settings, checked; throws a ConfigurationError that names every one that is missing or malformed.
 * Each function names what it needs, so that it starts without the secrets of the others.
 */
export const readSettings = <K extends keyof Settings>(environment: Environment, names: readonly K[]): Pick<Settings, K> => {
  const mask = Object.fromEntries(names.map((name) => [name, true])) as Record<K, true>;
  const parsed = settings.pick(mask as never).safeParse(withoutEmpty(environment));
  if (parsed.success) return parsed.data as unknown as Pick<Settings, K>;
  throw faults(parsed.error, environment);
};

const connectionSettings = z.object({
  WEBHOOK_SECRET: secret.transform(splitSecrets).optional(),
  TOKEN: token.optional(),
  BASE_URL: url.optional(),
  API_URL: url.optional(),
  LOG_HOSTS: list.optional(),
  PROJECTS: list.optional(),
});

type Provider = {
  name: string;
  defaults: { baseUrl: string | null; apiUrl: string | null; logHosts: readonly string[] };
  options?: readonly string[];
};

/** The default connection of each provider, from `<PROVIDER>_…`; one without any secret accepts nothing. */
export const readConnections = (environment: Environment, providers: readonly Provider[]): Connection[] => {
  const common = settings.pick({ CI_WEBHOOK_SECRET: true }).safeParse(withoutEmpty(environment));
  if (!common.success) throw faults(common.error, environment);
  const shared = common.data.CI_WEBHOOK_SECRET;
  return providers.map(({ name, defaults, options = [] }) => {
    const prefix = `${name.toUpperCase().replaceAll("-", "_")}_`;
    const own = Object.fromEntries(
      Object.keys(connectionSettings.shape).map((key) => [key, environment[prefix + key] || undefined]),
    );
    const parsed = connectionSettings.safeParse(own);
    if (!parsed.success) throw faults(parsed.error, environment, prefix);
    return {
      name,
      provider: name,
      baseUrl: parsed.data.BASE_URL ?? defaults.baseUrl,
      apiUrl: parsed.data.API_URL ?? defaults.apiUrl,
      logHosts: parsed.data.LOG_HOSTS ?? defaults.logHosts,
      secrets: parsed.data.WEBHOOK_SECRET ?? (shared === undefined ? [] : splitSecrets(shared)),
      token: parsed.data.TOKEN,
      projects: parsed.data.PROJECTS ?? ["*"],
      options: Object.fromEntries(
        options.flatMap((option) => {
          const value = environment[prefix + option];
          return value ? [[option, value]] : [];
        }),
      ),
    };
  });
};

const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));

const report = z.object({ COVEO_ERROR_URL: url, REPORT_WEBHOOK_SECRET: secret.transform(splitSecrets) });

/** Where a runner reports to, and what it signs with. */
export const readReportSettings = (environment: Environment): z.infer<typeof report> => {
  const parsed = report.safeParse(withoutEmpty(environment));
  if (parsed.success) return parsed.data;
  throw faults(parsed.error, environment);
};

const local = z.object({
  /** The first of four ports in a row. */
  PORT: z.coerce.number().int().min(1024).max(65_532).default(3000),
  LOCAL_DIR: z.string().min(1).default(".local"),
});

/** Where the local server listens and keeps its data. */
export const readLocalSettings = (environment: Environment): z.infer<typeof local> => {
  const parsed = local.safeParse(withoutEmpty(environment));
  if (parsed.success) return parsed.data;
  throw faults(parsed.error, environment);
};

const faults = (error: z.ZodError, environment: Environment, prefix = ""): ConfigurationError => {
  const named = error.issues.map((issue) => {
    const name = prefix + issue.path.join(".");
    return { name, text: `${name} ${environment[name] ? issue.message : "is missing"}` };
  });
  return new ConfigurationError(
    `Settings to mend: ${named.map(({ text }) => text).join("; ")}. They are environment variables; the README lists them.`,
    named.map(({ name }) => name),
  );
};
