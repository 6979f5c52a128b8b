// https://tekton.dev/docs/pipelines/events/
import type { EmulatedProvider } from "../emulated-provider.ts";
import { uuidOf, type EmulatedRun } from "../emulated-run.ts";
import { bearer, localToken } from "../local-token.ts";

const runNameOf = ({ project, id }: EmulatedRun): string => `${project}-run-${id}`;

export const tekton: EmulatedProvider = {
  name: "tekton",
  label: "Tekton",
  family: "own servers",
  passes: true,
  settings: ({ api }) => ({ TEKTON_API_URL: api, TEKTON_TOKEN: localToken("tekton") }),
  // A namespace and a pipeline.
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const ended = run.at.toISOString();
    const body = {
      pipelineRun: {
        metadata: { name: runNameOf(run), namespace: run.owner, uid: uuidOf(run), labels: { "tekton.dev/pipeline": run.project } },
        status: { completionTime: ended, conditions: [{ type: "Succeeded", status: outcome === "failed" ? "False" : "True", reason: outcome === "failed" ? "Failed" : "Succeeded", lastTransitionTime: ended }] },
      },
    };
    const headers = {
      "ce-specversion": "1.0",
      "ce-id": uuidOf(run),
      "ce-source": `/apis/tekton.dev/v1/namespaces/${run.owner}/pipelineruns/${runNameOf(run)}`,
      "ce-time": ended,
      "ce-type": `dev.tekton.event.pipelinerun.${outcome === "failed" ? "failed" : "successful"}.v1`,
    };
    return { kind: "http", headers, body: JSON.stringify(body) };
  },
  credentials: bearer,
  // Kubernetes': the pods of a run, and a container's log.
  api: ({ path, query, find }) => {
    const listed = find(/^tekton\.dev\/pipelineRun=.+-run-(\d{10})$/.exec(query.get("labelSelector") ?? "")?.[1]);
    if (/^\/api\/v1\/namespaces\/[^/]+\/pods$/.test(path) && listed !== undefined) {
      const metadata = { name: `${runNameOf(listed)}-push-pod`, labels: { "tekton.dev/pipeline": listed.project, "tekton.dev/pipelineTask": listed.job } };
      const status = { phase: "Failed", containerStatuses: [{ name: "step-push", state: { terminated: { exitCode: 1, reason: "Error" } } }] };
      return { kind: "json", body: { kind: "PodList", items: [{ metadata, status }] } };
    }
    const run = find(/^\/api\/v1\/namespaces\/[^/]+\/pods\/.+-run-(\d{10})-push-pod\/log$/.exec(path)?.[1]);
    return run === undefined || query.get("container") !== "step-push" ? undefined : { kind: "text", text: [...run.lines, ""].join("\n"), logOf: run.id };
  },
};
