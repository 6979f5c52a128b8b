import { createSqsQueue } from "../adapters/sqs/create-sqs-queue.ts";
import { processEnvironment, readSettings } from "../config.ts";
import { awsSettings } from "./aws-settings.ts";
import { credentialsOf, noCredentials } from "./credentials-of.ts";

export const createQueue = () => {
  const settings = readSettings(processEnvironment(), [...awsSettings, "QUEUE_URL"]);
  return createSqsQueue({ queueUrl: settings.QUEUE_URL, region: settings.AWS_REGION, credentials: credentialsOf(settings) ?? noCredentials });
};
