import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const pods = "/api/v1/namespaces/feeds/pods";

describeJourney({
  provider: "tekton",
  project: "feeds/search-feeder",
  ownLink: null,
  failure: (link) =>
    JSON.stringify({
      pipelineRun: {
        metadata: { name: "search-feeder-run-501", namespace: "feeds", uid: "4ccb4f01-3ecc-4eb4-87e1-76f04efeee5c", labels: { "tekton.dev/pipeline": "search-feeder" }, annotations: { link } },
        spec: { params: [{ name: "url", value: link }] },
        status: {
          completionTime: "2026-11-20T10:00:00Z",
          conditions: [{ type: "Succeeded", status: "False", reason: "Failed", message: link, lastTransitionTime: "2026-11-20T10:00:00Z" }],
        },
      },
    }),
  sign: (_, secret) => ({
    "content-type": "application/json",
    authorization: `Bearer ${secret}`,
    "ce-specversion": "1.0",
    "ce-id": "77f78ae7-ff6d-4e39-9d05-b9a0b7850527",
    "ce-source": "/apis/tekton.dev/v1/namespaces/feeds/pipelineruns/search-feeder-run-501",
    "ce-subject": "search-feeder-run-501",
    "ce-time": "2026-11-20T10:00:00.157819Z",
    "ce-type": "dev.tekton.event.pipelinerun.failed.v1",
  }),
  settings: () => ({ TEKTON_BASE_URL: "https://tekton.example.com" }),
  run: {
    address: "https://tekton.example.com/#/namespaces/feeds/pipelineruns/search-feeder-run-501?pipelineTask=push",
    answer: ({ path }, state) => {
      if (path !== "/apis/tekton.dev/v1/namespaces/feeds/pipelineruns/search-feeder-run-501") return undefined;
      const condition = { failed: { status: "False", reason: "Failed" }, passed: { status: "True", reason: "Succeeded" }, running: { status: "Unknown", reason: "Running" } }[state];
      return {
        apiVersion: "tekton.dev/v1",
        kind: "PipelineRun",
        metadata: { name: "search-feeder-run-501", namespace: "feeds", uid: "4ccb4f01-3ecc-4eb4-87e1-76f04efeee5c", labels: { "tekton.dev/pipeline": "search-feeder" } },
        spec: {},
        status: { completionTime: state === "running" ? undefined : "2026-11-20T10:00:00Z", conditions: [{ type: "Succeeded", ...condition }] },
      };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  api: ({ path, query }, response) => {
    const isOfRun = query.get("labelSelector") === "tekton.dev/pipelineRun=search-feeder-run-501";
    const isStep = query.get("container") === "step-push";
    if (path === pods && isOfRun) {
      const metadata = { name: "search-feeder-run-501-push-pod", labels: { "tekton.dev/taskRun": "search-feeder-run-501-push", "tekton.dev/pipelineTask": "push" } };
      const status = { phase: "Failed", containerStatuses: [{ name: "step-push", state: { terminated: { exitCode: 1, reason: "Error" } } }] };
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ kind: "PodList", items: [{ metadata, status }] }));
    }
    return path === `${pods}/search-feeder-run-501-push-pod/log` && isStep ? response.end(coveoLog) : response.writeHead(404).end();
  },
});
