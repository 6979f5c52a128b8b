import { processEnvironment, readSettings } from "../config.ts";
import type { Log } from "../ports/log.ts";
import type { Metrics } from "../ports/metrics.ts";

export type Seeing = { log: Log; metrics: Metrics };

/** What is logged and measured is told apart by these. */
export const readSeeingSettings = () => {
  const { LOG_LEVEL: level, METRICS_NAMESPACE: namespace, AWS_LAMBDA_FUNCTION_NAME: service } = readSettings(processEnvironment(), ["LOG_LEVEL", "METRICS_NAMESPACE", "AWS_LAMBDA_FUNCTION_NAME"]);
  return { level, namespace, service };
};
