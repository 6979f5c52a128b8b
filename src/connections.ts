import * as z from "zod";
import { ConfigurationError } from "./errors.ts";
import type { Connection } from "./pipelines/connection.ts";
import { list, parseSettings, secret, settingFaults, token, url, type Environment } from "./setting.ts";
import { splitSecrets } from "./signatures/secret-keys.ts";

type Provider = {
  name: string;
  defaults: { baseUrl: string | null; apiUrl: string | null; logHosts: readonly string[] };
  options?: readonly string[];
};

/**
 * Every connection: those that `CONNECTIONS` lists, and for each provider a default one made of `<PROVIDER>_…`.
 * `receives`: a listed one without a secret is a fault, because nothing would ever be taken from it.
 */
export const readConnections = (environment: Environment, providers: readonly Provider[], { receives = false } = {}): Connection[] => {
  const { CI_WEBHOOK_SECRET: shared, CONNECTIONS: listed } = parseSettings(common, environment);
  const more = readListed(listed, environment, providers);
  const mute = receives ? more.find(({ secrets }) => secrets.length === 0) : undefined;
  if (mute !== undefined) throw fault(`CONNECTIONS lists ${mute.name}, and ${prefixOf(mute.name)}WEBHOOK_SECRET is missing`, `${prefixOf(mute.name)}WEBHOOK_SECRET`);
  const isTaken = (name: string): boolean => more.some((connection) => connection.name === name);
  const defaults = providers.filter(({ name }) => !isTaken(name)).map((provider) => defaultConnection(environment, provider, shared));
  return [...defaults, ...more];
};

const common = z.object({ CI_WEBHOOK_SECRET: secret.optional(), CONNECTIONS: z.string().optional() });

const own = z.object({
  WEBHOOK_SECRET: secret.transform(splitSecrets).optional(),
  TOKEN: token.optional(),
  BASE_URL: url.optional(),
  API_URL: url.optional(),
  LOG_HOSTS: list.optional(),
  PROJECTS: list.optional(),
});

const prefixOf = (name: string): string => `${name.toUpperCase().replaceAll("-", "_")}_`;

const isNamed = (environment: Environment, prefix: string): boolean => Object.keys(environment).some((name) => name.startsWith(prefix));

/** The connection named after its provider; without any secret it accepts nothing. */
const defaultConnection = (environment: Environment, { name, defaults, options = [] }: Provider, shared: string | undefined): Connection => {
  const prefix = prefixOf(name);
  // Most have no setting at all, and to find that by a schema, provider by provider, is a part of each start that can be felt.
  const set = isNamed(environment, prefix) ? parseSettings(own, environment, prefix) : {};
  return {
    name,
    provider: name,
    baseUrl: set.BASE_URL ?? defaults.baseUrl,
    apiUrl: set.API_URL ?? defaults.apiUrl,
    logHosts: set.LOG_HOSTS ?? defaults.logHosts,
    secrets: set.WEBHOOK_SECRET ?? (shared === undefined ? [] : splitSecrets(shared)),
    token: set.TOKEN,
    projects: set.PROJECTS ?? ["*"],
    options: Object.fromEntries(
      options.flatMap((option): [string, string][] => {
        const value = environment[prefix + option];
        return value ? [[option, value]] : [];
      }),
    ),
  };
};

const listedSchema = z.strictObject({
  /** A part of the webhook's address: `POST /ci/{provider}/{name}`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be lower-case letters, digits and hyphens"),
  provider: z.string(),
  baseUrl: url.optional(),
  apiUrl: url.optional(),
  logHosts: z.array(z.string().min(1)).optional(),
  /** Else they are `<NAME>_WEBHOOK_SECRET` and `<NAME>_TOKEN`: a list without secrets may lie open, and each function gets its own. */
  secrets: z.array(secret).min(1).optional(),
  token: token.optional(),
  projects: z.array(z.string().min(1)).min(1).default(["*"]),
  options: z.record(z.string(), z.string()).default({}),
});

const ownSecrets = own.pick({ WEBHOOK_SECRET: true, TOKEN: true });

const readListed = (json: string | undefined, environment: Environment, providers: readonly Provider[]): Connection[] => {
  if (json === undefined) return [];
  const parsed = z.array(listedSchema).safeParse(parseJson(json));
  if (!parsed.success) throw settingFaults(parsed.error, () => false, "CONNECTIONS.");
  const names = parsed.data.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw fault(`CONNECTIONS names ${twice} twice`);
  return parsed.data.map((connection) => {
    const provider = providers.find(({ name }) => name === connection.provider);
    if (provider === undefined) throw fault(`CONNECTIONS: ${connection.name} is of no provider; one of ${providers.map(({ name }) => name).join(", ")}`);
    const unknown = Object.keys(connection.options).find((option) => !provider.options?.includes(option));
    if (unknown !== undefined) throw fault(`CONNECTIONS: ${connection.name} has an option ${unknown}, which ${provider.name} does not know`);
    const { defaults } = provider;
    const set = parseSettings(ownSecrets, environment, prefixOf(connection.name));
    return {
      ...connection,
      baseUrl: connection.baseUrl ?? defaults.baseUrl,
      apiUrl: connection.apiUrl ?? defaults.apiUrl,
      logHosts: connection.logHosts ?? defaults.logHosts,
      secrets: connection.secrets?.flatMap(splitSecrets) ?? set.WEBHOOK_SECRET ?? [],
      token: connection.token ?? set.TOKEN,
    };
  });
};

const fault = (text: string, setting = "CONNECTIONS"): ConfigurationError => new ConfigurationError(`Settings to fix: ${text}.`, [setting]);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw fault("CONNECTIONS is no JSON");
  }
};
