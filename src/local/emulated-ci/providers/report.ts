// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf } from "../emulated-run.ts";

/** Any CI that tells the bot by itself: the log comes with the report, so there is no API. It tells of failures only. */
export const report: EmulatedProvider = {
  name: "report",
  label: "Any CI",
  family: "other",
  passes: false,
  settings: () => ({}),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run) => {
    const project = report.project(run.owner, run.project);
    const body = { project, runId: run.id, attempt: 1, branch: "main", commit: commitOf(run), runUrl: `https://ci.example/${project}/${run.id}`, occurredAt: run.at.toISOString(), log: [...run.lines, ""].join("\n") };
    return { kind: "http", headers: {}, body: JSON.stringify(body) };
  },
};
