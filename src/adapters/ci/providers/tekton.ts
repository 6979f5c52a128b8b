// https://tekton.dev/docs/pipelines/events/
import * as z from "zod";
import { unread, type ReadJob, type Reading } from "../../../pipelines/reading.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import { isOneOf, verifyBasicAuth } from "../../../signatures/basic-auth.ts";
import { isLimited } from "../connection.ts";
import { isoTime } from "../iso-time.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { failedContainers, isOfPipeline, kubernetesName, podList } from "./tekton-pods.ts";

const text = z.string().nullish();

const resource = z.object({
  metadata: z.object({
    name: kubernetesName,
    namespace: kubernetesName,
    uid: text,
    generateName: text,
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.object({ pipelineRef: z.object({ name: text }).nullish() }).nullish().catch(null),
  status: z
    .object({
      completionTime: text,
      conditions: z.array(z.object({ type: text, status: text, reason: text, lastTransitionTime: text })).nullish(),
    })
    .nullish(),
});
const data = z.object({ pipelineRun: resource.nullish(), taskRun: resource.nullish() });
const structured = z.object({ specversion: z.string(), type: z.string(), time: text, data });

type Resource = z.infer<typeof resource>;

export const tekton: CiProvider = {
  name: "tekton",
  defaults: { baseUrl: null, apiUrl: null, logHosts: [] },

  // The events are not signed: the address of the sink carries a password, or a broker before it sends a token.
  verify: async ({ headers: { authorization = "" } }, { secrets }) => {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    return token === undefined ? verifyBasicAuth(authorization, secrets) : isOneOf(token, secrets);
  },
  sign: async (_, { secret }) => ({ authorization: `Bearer ${secret}` }),

  // https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md The event's own fields are headers (binary mode) or surround the data (structured mode).
  read: (delivery) =>
    isStructured(delivery)
      ? readJson(delivery, structured, ({ type, time, data }) => reading(data, type, time))
      : readJson(delivery, data, (data) => reading(data, delivery.headers["ce-type"], delivery.headers["ce-time"])),

  authorize: (_, { token }) => (token === undefined ? {} : { authorization: `Bearer ${token}` }),

  // https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
  failedJobs: async (api, { project, runId, occasion }) => {
    const selector = encodeURIComponent(`tekton.dev/pipelineRun=${runId}`);
    const answer = await api.json(`${podsPath(project.name)}?labelSelector=${selector}`, podList);
    if (answer.kind === "unavailable") return answer;
    const pipeline = project.name.slice(project.name.indexOf("/") + 1);
    if (isLimited(api.connection) && !answer.value.items.every((pod) => isOfPipeline(pod, pipeline, runId))) {
      return { kind: "unavailable", reason: `the pods of ${runId} do not say that they are of the pipeline ${pipeline}` };
    }
    return { kind: "jobs", jobs: failedContainers(answer.value.items, occasion) };
  },

  openLog: (api, { project }, job) => {
    const [pod = "", container = ""] = job.id.split("/").map(encodeURIComponent);
    return api.stream(`${podsPath(project.name)}/${pod}/log?container=${container}`);
  },

  // The addresses of Tekton's dashboard and of OpenShift's console; neither names the pipeline.
  runAt: ({ pathname, hash }) => {
    const [, namespace, runId] = /\/(?:namespaces|k8s\/ns)\/([\w.-]+)\/(?:pipelineruns|tekton\.dev~\w+~PipelineRun)\/([\w.-]+)/.exec(`${pathname}${hash}`) ?? [];
    // Dots in the fragment are not resolved as those of a path are.
    return [namespace, runId].every((name) => kubernetesName.safeParse(name).success) ? { name: `${namespace}/*`, runId: runId ?? "", attempt: 1 } : undefined;
  },

  scope: "list on pods, and get on pods/log and pipelineruns",
};

const isStructured = (delivery: Delivery): boolean => readJson(delivery, z.object({ specversion: z.string() }), () => unread).kind === "read";

const podsPath = (project: string): string => `/api/v1/namespaces/${encodeURIComponent(project.split("/")[0] ?? "")}/pods`;

const reading = ({ pipelineRun, taskRun }: z.infer<typeof data>, type: string | undefined, time: string | null | undefined): Reading => {
  const run = pipelineRun ?? taskRun;
  const kind = `dev.tekton.event.${pipelineRun ? "pipelinerun" : "taskrun"}`;
  // Only these two say how a run ended; a body from a file comes without its type.
  if (!run || ![undefined, `${kind}.failed.v1`, `${kind}.successful.v1`].includes(type)) {
    return { ...unread, ...(run ? identity(run) : {}), reason: "an event of no interest" };
  }
  const condition = run.status?.conditions?.find((each) => each.type === "Succeeded");
  const outcome = outcomeOf(condition);
  const occurredAt = isoTime(run.status?.completionTime ?? condition?.lastTransitionTime ?? time);
  const read = { ...unread, ...identity(run), outcome, occurredAt };
  if (pipelineRun) return { ...read, acts: outcome === "failed", recovers: outcome === "recovered", runId: run.metadata.name, attempt: 1, occasion: run.metadata.uid ?? null };
  const { name, labels } = run.metadata;
  return {
    ...read,
    runId: labels?.["tekton.dev/pipelineRun"] ?? null,
    jobs: [{ id: name, name: labels?.["tekton.dev/pipelineTask"] ?? name, outcome }],
    // A task that failed may be tried again before its run is over.
    reason: "the run itself is reported as pipelinerun",
  };
};

/** Cancelled and stopped runs are sent as failed ones too: the condition's reason tells them apart. */
const outcomeOf = (condition: { status?: string | null | undefined; reason?: string | null | undefined } | undefined): ReadJob["outcome"] => {
  if (condition?.status === "True") return "recovered";
  return condition?.status === "False" && !/cancel|stopp/i.test(condition.reason ?? "") ? "failed" : "other";
};

const identity = (run: Resource): Pick<Reading, "project"> => ({ project: `${run.metadata.namespace}/${pipelineOf(run)}` });

/** A pipeline that is written into its run has none of its own: then the label repeats the run's name, which is made from a fixed one. */
const pipelineOf = ({ metadata, spec }: Resource): string => {
  const named = spec?.pipelineRef?.name ?? metadata.labels?.["tekton.dev/pipeline"] ?? metadata.name;
  return named === metadata.name && metadata.generateName ? metadata.generateName.replace(/-+$/, "") : named;
};
