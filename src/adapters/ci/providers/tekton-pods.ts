// https://github.com/tektoncd/pipeline/blob/main/docs/labels.md
import * as z from "zod";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";

/** What becomes part of an API path: nothing else gets there. */
export const kubernetesName = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/);

const text = z.string().nullish();
const map = z.record(z.string(), z.string()).nullish();
const terminated = z.object({ exitCode: z.number(), message: text });

const pod = z.object({
  metadata: z.object({ name: kubernetesName, creationTimestamp: text, labels: map, annotations: map }),
  status: z
    .object({ containerStatuses: z.array(z.object({ name: kubernetesName, state: z.object({ terminated: terminated.nullish() }).nullish() })).nullish() })
    .nullish(),
});

/** The pods of a run, as the Kubernetes API lists them. */
export const podList = z.object({ items: z.array(pod) });

type Pod = z.infer<typeof pod>;

/**
 * Whether a pod's label names the pipeline. Of one that is written into its run, the label repeats the run's name: a fixed
 * one, cut to 58 characters, and five of its own.
 */
export const isOfPipeline = ({ metadata }: Pod, pipeline: string, run: string): boolean => {
  const label = metadata.labels?.["tekton.dev/pipeline"];
  return label === pipeline || (label === run && withoutEnd(run.slice(0, -5)) === withoutEnd(pipeline.slice(0, 58)));
};

const withoutEnd = (name: string): string => name.replace(/-+$/, "");

/** The steps' containers that failed: of each task's last try only, and of no task that may fail. */
export const failedContainers = (pods: readonly Pod[], uid: string | null): FailedJob[] =>
  lastTries(pods.filter((pod) => isOfRun(pod, uid) && !mayFail(pod))).flatMap((pod) =>
    (pod.status?.containerStatuses ?? []).filter(isFailedStep).map(({ name }) => ({
      id: `${pod.metadata.name}/${name}`,
      name: `${pod.metadata.labels?.["tekton.dev/pipelineTask"] ?? pod.metadata.name}/${name.slice(stepPrefix.length)}`,
    })),
  );

/** Since v0.63 a label tells runs apart that had the same name one after another. */
const isOfRun = ({ metadata }: Pod, uid: string | null): boolean => {
  const label = metadata.labels?.["tekton.dev/pipelineRunUID"];
  return label === undefined || uid === null || label === uid;
};

/** The pipeline task's `onError: continue`. */
const mayFail = ({ metadata }: Pod): boolean => metadata.annotations?.["pipeline.tekton.dev/pipeline-task-on-error"] === "continue";

const lastTries = (pods: readonly Pod[]): Pod[] => {
  const byTask = new Map<string, Pod>();
  for (const pod of pods) {
    const task = pod.metadata.labels?.["tekton.dev/taskRun"] ?? pod.metadata.name;
    const known = byTask.get(task);
    if (known === undefined || (pod.metadata.creationTimestamp ?? "") > (known.metadata.creationTimestamp ?? "")) byTask.set(task, pod);
  }
  return [...byTask.values()];
};

const stepPrefix = "step-";

/** Sidecars end with any code when they are told to; the steps behind a failed one end with 1, and say that they were skipped. */
const isFailedStep = ({ name, state }: { name: string; state?: { terminated?: z.infer<typeof terminated> | null | undefined } | null | undefined }): boolean => {
  const end = state?.terminated;
  return name.startsWith(stepPrefix) && !!end && end.exitCode !== 0 && !/"key":\s*"Reason",\s*"value":\s*"Skipped"/.test(end.message ?? "");
};
