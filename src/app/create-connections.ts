import type { Connection } from "../adapters/ci/connection.ts";
import { ciProviders } from "../adapters/ci/registry.ts";
import { processEnvironment, readSettings } from "../config.ts";
import { readConnections } from "../connections.ts";
import { awsSettings } from "./aws-settings.ts";
import { credentialsOf } from "./credentials-of.ts";

/** The CI connections that the settings make. */
export const createConnections = (options: { receives?: boolean } = {}): Connection[] => {
  const settings = readSettings(processEnvironment(), awsSettings);
  const credentials = credentialsOf(settings);
  const connections = readConnections(processEnvironment(), Object.values(ciProviders), options);
  return credentials === undefined ? connections : connections.map((each) => ({ ...each, aws: { region: settings.AWS_REGION, credentials } }));
};
