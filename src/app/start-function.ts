import { keepCurrent, type Current } from "../adapters/lambda/keep-current.ts";
import { createReadParameters } from "../adapters/ssm/create-read-parameters.ts";
import { nameParameters } from "../adapters/ssm/name-parameters.ts";
import { processEnvironment, readSettings, setParameters } from "../config.ts";
import { ConfigurationError } from "../errors.ts";
import { awsSettings } from "./aws-settings.ts";
import { clock } from "./clock.ts";
import { createLightSeeing } from "./create-light-seeing.ts";
import { credentialsOf, noCredentials } from "./credentials-of.ts";

/** Starts the function of a Lambda. Where settings come from SSM too, it is made when they are read, and anew when they changed. */
export const startFunction = <F>(create: () => F): Current<F> => {
  const { SSM_PATH: paths, SSM_ENDPOINT: endpoint } = readSettings(processEnvironment(), ["SSM_PATH", "SSM_ENDPOINT"]);
  const { log, metrics } = createLightSeeing();
  metrics({ name: "ColdStarts", unit: "Count" });
  if (paths.length === 0) {
    const made = create();
    return { ready: Promise.resolve(), use: (call) => call(made) };
  }
  const settings = readSettings(processEnvironment(), awsSettings);
  const read = createReadParameters({ paths, endpoint, region: settings.AWS_REGION, credentials: credentialsOf(settings) ?? noCredentials });
  return keepCurrent({
    // Later somebody is waiting for an answer.
    read: (when) => read(when === "at start" ? { tries: 4, milliseconds: 2_000, within: 8_000 } : { tries: 1, milliseconds: 1_000, within: 1_000 }),
    make: (parameters) => {
      setParameters(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
      try {
        return create();
      } catch (error) {
        throw error instanceof ConfigurationError ? nameParameters(error, parameters, paths) : error;
      }
    },
    clock,
    log,
  });
};
