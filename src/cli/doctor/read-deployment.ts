import { createReadParameters } from "../../adapters/ssm/create-read-parameters.ts";
import { processEnvironment, readSettings, setParameters } from "../../config.ts";
import { ConfigurationError, UnavailableError } from "../../errors.ts";
import { ok, toDo, type Check } from "../../health/check.ts";

/** Reads a deployment's parameters where SSM_PATH names them, as its functions do. */
export const readDeployment = async (): Promise<Check[]> => {
  const environment = processEnvironment();
  if (!environment["SSM_PATH"]) return [];
  const mend = "Check SSM_PATH and AWS_REGION, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (aws configure export-credentials --format env) of somebody who may read the paths.";
  try {
    const settings = readSettings(environment, ["SSM_PATH", "SSM_ENDPOINT", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]);
    const { SSM_PATH: paths, SSM_ENDPOINT: endpoint, AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "", AWS_SESSION_TOKEN: sessionToken } = settings;
    const read = createReadParameters({ paths, endpoint, region, credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } });
    const parameters = await read({ tries: 2, milliseconds: 5_000, within: 30_000 });
    setParameters(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
    return [ok("settings", "parameters", `${parameters.length} below ${paths.join(", ")}`)];
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof UnavailableError) return [toDo("settings", "parameters", error.message, mend)];
    throw error;
  }
};
