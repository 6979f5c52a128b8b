// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionExecutions.html
import * as z from "zod";
import type { FailedJob } from "../../../../ports/pipeline-logs.ts";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import type { CiApi } from "../../provider.ts";
import { openBuildLog } from "./build-logs.ts";
import { callAws } from "./call-aws.ts";
import { isRegion } from "./region.ts";

/** An execution of a pipeline. */
export type ExecutionKey = { region: string; pipeline: string; execution: string };

const mostPages = 10;

const text = z.string().nullish();
const actionSchema = z.object({
  actionExecutionId: z.string(),
  stageName: text,
  actionName: text,
  status: text,
  startTime: z.number().nullish(),
  input: z.object({ region: text, actionTypeId: z.object({ provider: text }).nullish() }).nullish(),
  output: z
    .object({
      executionResult: z
        .object({ externalExecutionId: text, externalExecutionSummary: text, errorDetails: z.object({ code: text, message: text }).nullish() })
        .nullish(),
    })
    .nullish(),
});
const actionsSchema = z.object({ actionExecutionDetails: z.array(actionSchema), nextToken: text });
type Action = z.infer<typeof actionSchema>;

/** The actions that failed for good: of one that was retried, its last try counts. */
export const failedActions = async (api: CiApi, key: ExecutionKey): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable> => {
  const listed = await listActions(api, key);
  if (listed.kind === "unavailable") return listed;
  const newest = new Map<string, Action>();
  for (const action of listed.value) {
    const known = newest.get(nameOf(action));
    if (known === undefined || (action.startTime ?? 0) > (known.startTime ?? 0)) newest.set(nameOf(action), action);
  }
  const failed = [...newest.values()].filter((action) => action.status === "Failed");
  return { kind: "jobs", jobs: failed.map((action) => ({ id: action.actionExecutionId, name: nameOf(action) })) };
};

/** The log of the build behind an action; where there is none, what the action says of its failure. */
export const openActionLog = async (api: CiApi, key: ExecutionKey, id: string): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable> => {
  const listed = await listActions(api, key);
  if (listed.kind === "unavailable") return listed;
  const action = listed.value.find((each) => each.actionExecutionId === id);
  const result = action?.output?.executionResult;
  const build = action?.input?.actionTypeId?.provider === "CodeBuild" ? result?.externalExecutionId : undefined;
  const elsewhere = action?.input?.region ?? "";
  const log = build ? await openBuildLog(api, { region: isRegion(elsewhere) ? elsewhere : key.region, id: build }) : undefined;
  if (log?.kind === "log") return log;
  const said = [result?.errorDetails?.code, result?.errorDetails?.message, result?.externalExecutionSummary].filter((line) => line);
  if (said.length > 0) return { kind: "log", chunks: once(said.join("\n")) };
  return log ?? { kind: "unavailable", reason: "the action left neither a log nor a reason" };
};

const listActions = async (api: CiApi, { region, pipeline, execution }: ExecutionKey): Promise<{ kind: "ok"; value: Action[] } | Unavailable> => {
  const actions: Action[] = [];
  let nextToken: string | null | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const input = { pipelineName: pipeline, filter: { pipelineExecutionId: execution }, maxResults: 100, ...(nextToken ? { nextToken } : {}) };
    const answer = await callAws(api, { service: "CodePipeline_20150709", action: "ListActionExecutions", region }, input, actionsSchema);
    if (answer.kind === "unavailable") return answer;
    actions.push(...answer.value.actionExecutionDetails);
    nextToken = answer.value.nextToken;
    if (!nextToken) break;
  }
  return { kind: "ok", value: actions };
};

const nameOf = ({ stageName, actionName }: Action): string => `${stageName ?? "?"} / ${actionName ?? "?"}`;

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(`${text}\n`);
}
