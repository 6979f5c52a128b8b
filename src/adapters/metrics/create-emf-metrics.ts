// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
import type { Clock } from "../../ports/clock.ts";
import type { Metrics } from "../../ports/metrics.ts";

type Options = { write: (line: string) => void; clock: Clock; namespace: string; service: string };

/** A line of the embedded metric format for each, as Powertools writes it, in a fraction of its start time. CloudWatch takes them out of the log. */
export const createEmfMetrics =
  ({ write, clock, namespace, service }: Options): Metrics =>
  ({ name, value = 1, unit, dimensions = {} }) =>
    write(
      JSON.stringify({
        _aws: {
          Timestamp: clock().getTime(),
          CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [["service", ...Object.keys(dimensions)]], Metrics: [{ Name: name, Unit: unit }] }],
        },
        service,
        ...dimensions,
        [name]: value,
      }),
    );
