// https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { github } from "../github.ts";

const runSchema = z.looseObject({ status: z.string().nullish(), repository: z.unknown() });

/** The same object that a delivery holds; without an attempt it is the latest. */
export const findGithubRun: RunFinder = async (api, { name, runId, attempt }) => {
  const path = `/repos/${name}/actions/runs/${encodeURIComponent(runId)}${attempt === undefined ? "" : `/attempts/${attempt}`}`;
  const answer = await api.json(path, runSchema);
  if (answer.kind === "unavailable") return answer;
  const { repository, ...run } = answer.value;
  const underWay = run.status !== "completed";
  return asDelivered(github, { body: { action: underWay ? "in_progress" : "completed", repository, workflow_run: run }, underWay, headers: { "x-github-event": "workflow_run" } });
};
