// https://docs.powertools.aws.dev/lambda/typescript/latest/features/metrics/
import { Metrics as Powertools } from "@aws-lambda-powertools/metrics";
import type { Metrics } from "../../ports/metrics.ts";

/** Each is written at once, in a line of its own: their dimensions differ. */
export const createPowertoolsMetrics = ({ namespace, service }: { namespace: string; service: string }): Metrics => {
  const metrics = new Powertools({ namespace, serviceName: service });
  return ({ name, value = 1, unit, dimensions = {} }) => {
    const single = metrics.singleMetric();
    single.addDimensions(dimensions);
    single.addMetric(name, unit, value);
  };
};
