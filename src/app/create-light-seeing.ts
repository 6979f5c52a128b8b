import { createJsonLog } from "../adapters/log/create-json-log.ts";
import { createEmfMetrics } from "../adapters/metrics/create-emf-metrics.ts";
import { clock } from "./clock.ts";
import { readSeeingSettings, type Seeing } from "./seeing.ts";

/** For what somebody waits for: lines like Powertools' without the time that loading it takes. Not by `console`: Lambda puts text before its lines, and CloudWatch then finds no metric in them. */
export const createLightSeeing = (): Seeing => {
  const { level, namespace, service } = readSeeingSettings();
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  return { log: createJsonLog({ write, clock, service, level }), metrics: namespace === undefined ? () => {} : createEmfMetrics({ write, clock, namespace, service }) };
};
