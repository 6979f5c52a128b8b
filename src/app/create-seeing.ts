import { createPowertoolsLog } from "../adapters/log/create-powertools-log.ts";
import { createPowertoolsMetrics } from "../adapters/metrics/create-powertools-metrics.ts";
import { readSeeingSettings, type Seeing } from "./seeing.ts";

/** For what works in the background. */
export const createSeeing = (): Seeing => {
  const { level, namespace, service } = readSeeingSettings();
  return { log: createPowertoolsLog({ service, level }), metrics: namespace === undefined ? () => {} : createPowertoolsMetrics({ namespace, service }) };
};
