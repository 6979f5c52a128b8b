// https://www.jenkins.io/doc/book/using/remote-access-api/
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { jenkins } from "../jenkins.ts";
import { jobPath } from "../jenkins/job-path.ts";

const text = z.string().nullish();
const fields = "url,number,queueId,building,result,timestamp,duration,actions[lastBuiltRevision[SHA1,branch[name]]]";
const buildSchema = z.object({
  _class: text,
  url: z.string(),
  number: z.number().int(),
  queueId: z.number().int().nullish(),
  building: z.boolean().nullish(),
  result: text,
  /** When it started, unlike the notification's. */
  timestamp: z.number().int(),
  duration: z.number().int(),
  actions: z.array(z.looseObject({})).nullish(),
});
const revisionSchema = z.object({ lastBuiltRevision: z.object({ SHA1: text, branch: z.array(z.object({ name: text })).nullish() }) });

/** The build, as the notification plugin would tell of it when it is finalized. */
export const findJenkinsRun: RunFinder = async (api, { name, runId }) => {
  const answer = await api.json(`${jobPath(name)}/${encodeURIComponent(runId)}/api/json?tree=${fields}`, buildSchema);
  if (answer.kind === "unavailable") return answer;
  const build = answer.value;
  // Jenkins takes a job's name in any case: what it says itself is how its notifications spell it.
  const path = URL.canParse(build.url) ? /((?:\/job\/[^/]+)+)\/\d+\/?$/.exec(new URL(build.url).pathname)?.[1] : undefined;
  const underWay = build.building === true;
  const body = {
    url: path?.slice(1) ?? "",
    build: {
      number: build.number,
      queue_id: build.queueId,
      full_url: build.url,
      phase: underWay ? "STARTED" : "FINALIZED",
      status: build.result,
      timestamp: build.timestamp + build.duration,
      scm: revisionOf(build),
    },
  };
  return asDelivered(jenkins, { body, underWay });
};

/** What the plugin knows of it: the branch and commit of a freestyle build, and neither of a pipeline's. */
const revisionOf = ({ _class: kind, actions }: z.infer<typeof buildSchema>): { branch?: string; commit?: string } => {
  if (kind?.endsWith(".WorkflowRun") === true) return {};
  const [revision] = (actions ?? []).flatMap((action) => revisionSchema.safeParse(action).data?.lastBuiltRevision ?? []);
  const branch = revision?.branch?.[0]?.name?.replace(/^refs\/remotes\//, "");
  return { ...(branch ? { branch } : {}), ...(revision?.SHA1 ? { commit: revision.SHA1 } : {}) };
};
