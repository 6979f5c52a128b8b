import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, type ScalarTag } from "yaml";
import * as z from "zod";
import type { EventPattern } from "./event-bus.ts";

/** What the local server takes from serverless.yml and the files it includes. */
export type ServiceDefinition = {
  routes: { method: string; path: string; handler: string }[];
  consumer: { handler: string; batchSize: number };
  schedules: { handler: string; rate: string }[];
  events: { handler: string; pattern: EventPattern }[];
  queue: { visibilityTimeout: number; maxReceiveCount: number };
  table: Record<string, unknown>;
};

const root = new URL("../../", import.meta.url);

/** CloudFormation's short functions are kept as their text: nothing of them is needed here. */
const tags: ScalarTag[] = ["!Ref", "!GetAtt", "!Sub"].map((tag) => ({ tag, resolve: (text: string) => text }));

const readYaml = (path: string): unknown => parse(readFileSync(fileURLToPath(new URL(path, root)), "utf8"), { customTags: tags });

const patternSchema: z.ZodType<EventPattern> = z.record(z.string(), z.union([z.array(z.union([z.string(), z.number()])), z.lazy(() => patternSchema)]));

const serviceSchema = z.object({
  functions: z.record(
    z.string(),
    z.object({
      handler: z.string(),
      events: z.array(
        z.union([
          z.object({ httpApi: z.string() }),
          z.object({ schedule: z.object({ rate: z.array(z.string()) }) }),
          z.object({ sqs: z.object({ batchSize: z.number() }) }),
          z.object({ eventBridge: z.object({ pattern: patternSchema }) }),
        ]),
      ),
    }),
  ),
});

const queueSchema = z.object({
  Resources: z.object({
    Queue: z.object({
      Properties: z.object({ VisibilityTimeout: z.number(), RedrivePolicy: z.object({ maxReceiveCount: z.number() }) }),
    }),
  }),
});

const tableSchema = z.object({ Resources: z.object({ Table: z.object({ Properties: z.record(z.string(), z.unknown()) }) }) });

export const readServiceDefinition = (): ServiceDefinition => {
  const functions = Object.values(serviceSchema.parse(readYaml("serverless.yml")).functions);
  const queue = queueSchema.parse(readYaml("infra/queue.yml")).Resources.Queue.Properties;
  const routes = functions.flatMap(({ handler, events }) =>
    events.flatMap((event) => {
      if (!("httpApi" in event)) return [];
      const [method = "", path = ""] = event.httpApi.split(" ");
      return [{ method, path, handler }];
    }),
  );
  const [consumer] = functions.flatMap(({ handler, events }) =>
    events.flatMap((event) => ("sqs" in event ? [{ handler, batchSize: event.sqs.batchSize }] : [])),
  );
  if (consumer === undefined) throw new Error("serverless.yml has no function that consumes the queue");
  return {
    routes,
    consumer,
    schedules: functions.flatMap(({ handler, events }) =>
      events.flatMap((event) => ("schedule" in event ? event.schedule.rate.map((rate) => ({ handler, rate })) : [])),
    ),
    events: functions.flatMap(({ handler, events }) => events.flatMap((event) => ("eventBridge" in event ? [{ handler, pattern: event.eventBridge.pattern }] : []))),
    queue: { visibilityTimeout: queue.VisibilityTimeout, maxReceiveCount: queue.RedrivePolicy.maxReceiveCount },
    table: tableSchema.parse(readYaml("infra/table.yml")).Resources.Table.Properties,
  };
};
