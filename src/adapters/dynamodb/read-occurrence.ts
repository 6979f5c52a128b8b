import * as z from "zod";
import type { Occurrence } from "../../recurrence/occurrence.ts";
import type { Item } from "./table.ts";

const common = { team: z.string(), errorId: z.string(), occurredAt: z.string(), dedupeId: z.string() };

const schema = z.discriminatedUnion("source", [
  z.object({ ...common, source: z.literal("lookup") }),
  z.object({
    ...common,
    source: z.literal("pipeline"),
    project: z.object({ connection: z.string(), key: z.string(), name: z.string() }),
    runId: z.string(),
    attempt: z.number(),
    runUrl: z.string().nullable(),
    // Items of the first release have neither.
    workflow: z.string().nullable().default(null),
    branch: z.string().nullable().default(null),
    target: z.object({ organization: z.string().nullable(), source: z.string().nullable() }),
  }),
]);

export const readOccurrence = (item: Item): Occurrence => schema.parse(item);
