import { ciProviders } from "../../adapters/ci/registry.ts";
import { processEnvironment, readSettings } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { ConfigurationError } from "../../errors.ts";
import { advice, ok, toDo, type Check } from "../../health/check.ts";

/** Every setting that has a rule; without these the bot does not start, or does what it should not. */
const names = [
  "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND", "AWS_REGION", "TABLE_NAME", "DYNAMODB_ENDPOINT",
  "QUEUE_URL", "OPS_CHANNEL", "ADMINS", "DEFAULT_CHANNEL", "TIME_ZONE", "COVEO_STATUS_URL", "STORM_GAP", "LOG_LEVEL", "METRICS_NAMESPACE",
] as const;

/** Which settings are missing, malformed or too short; no value is ever told. */
export const checkSettings = (): Check[] => {
  const environment = processEnvironment();
  const faults = [
    ...names.flatMap((name) => faultsOf(() => readSettings(environment, [name]))),
    ...faultsOf(() => readConnections(environment, Object.values(ciProviders), { receives: true })),
  ];
  const unset = (["OPS_CHANNEL", "ADMINS"] as const).filter((name) => !environment[name]);
  const advised = unset.map((name) => advice("settings", name, `not set: ${withoutIt[name]}`, `Set ${name}: ${whatItIs[name]}.`));
  return [...(faults.length > 0 ? faults : [ok("settings", "all", "present and well formed")]), ...advised];
};

const withoutIt = { OPS_CHANNEL: "nobody is told of tokens that are refused", ADMINS: "nobody can approve a link" };
const whatItIs = { OPS_CHANNEL: "the channel of whoever runs the bot, as in C000000001", ADMINS: "Slack users' ids separated by commas, as in U000000001" };

const faultsOf = (read: () => unknown): Check[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const [only = "", ...others] = error.settings;
    // Its name stands before what is said of it.
    const named = others.length === 0 ? `${only} ` : "";
    const faults = error.message.replace(/^Settings to fix: /, "").replace(/\. They are environment variables.*$/, "");
    return [toDo("settings", error.settings.join(", "), faults.startsWith(named) ? faults.slice(named.length) : faults, "Set it in this shell, or as a parameter: docs/secrets.md and the README say what it is.")];
  }
};
