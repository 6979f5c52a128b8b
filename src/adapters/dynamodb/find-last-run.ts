import * as z from "zod";
import type { Project } from "../../pipelines/project.ts";
import { projectKey } from "./keys.ts";
import { queryAll } from "./query-all.ts";
import type { Table } from "./table.ts";

/** When the table last heard of a project (ISO 8601, UTC): a run that passed, or one that failed with a Coveo error; null where nothing is kept. */
export const findLastRun = async (table: Table, { connection, key }: Project): Promise<string | null> => {
  const items = await queryAll(table, { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: projectKey(connection, key) } } });
  return items.flatMap((item) => Object.values(timesSchema.parse(item))).toSorted().at(-1) ?? null;
};

/** Of a run that passed, and of an open failure. */
const timesSchema = z.object({ at: z.string().optional(), lastAt: z.string().optional() }).transform(({ at, lastAt }) => [at, lastAt].filter((time) => time !== undefined));
