// https://learn.microsoft.com/en-us/rest/api/azure/devops/build/timeline/get
import * as z from "zod";
import type { FailedJob } from "../../../../ports/pipeline-logs.ts";

const text = z.string().nullish();

/** A build's timeline: its stages, jobs and tasks as a tree of records, in no order. */
export const timelineSchema = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      parentId: text,
      type: text,
      name: text,
      result: text,
      log: z.object({ id: z.number() }).nullish(),
    }),
  ),
});

type Timeline = z.infer<typeof timelineSchema>;

/**
 * The failed tasks, and the failed jobs of which no task failed, by the ids of their logs (a job's log repeats its tasks').
 * In a build that succeeded partially nothing failed: there they are the records that succeeded with issues.
 */
export const failedRecords = ({ records }: Timeline): FailedJob[] => {
  const failed = logged(records, "failed");
  return failed.length > 0 ? failed : logged(records, "succeededWithIssues");
};

const logged = (records: Timeline["records"], result: string): FailedJob[] => {
  const names = new Map(records.map((record) => [record.id, record.name]));
  const ended = records.flatMap(({ log, ...record }) => (record.result === result && log ? [{ ...record, log: log.id }] : []));
  const tasks = ended.filter(({ type }) => type === "Task");
  const told = new Set(tasks.map(({ parentId }) => parentId));
  const jobs = ended.filter(({ type, id }) => type === "Job" && !told.has(id));
  return [...tasks, ...jobs]
    .toSorted((a, b) => a.log - b.log)
    .map(({ log, name, parentId, type }) => {
      const parts = [type === "Task" ? names.get(parentId ?? "") : undefined, name].filter(Boolean);
      return { id: String(log), name: parts.join(" / ") || `log ${log}` };
    });
};
