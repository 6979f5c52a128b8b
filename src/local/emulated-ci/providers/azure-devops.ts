// https://learn.microsoft.com/en-us/azure/devops/service-hooks/events?view=azure-devops#build-completed
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf } from "../emulated-run.ts";
import { basic, localToken } from "../local-token.ts";

const organization = "northwind";
const guidOf = (project: string): string => `71777fbc-1cf2-4bd1-9540-${String(numberOf(project)).padStart(12, "0")}`;

export const azureDevops: EmulatedProvider = {
  name: "azure-devops",
  label: "Azure DevOps",
  family: "hosted",
  passes: true,
  settings: ({ api }) => ({ AZURE_DEVOPS_API_URL: `${api}/${organization}`, AZURE_DEVOPS_TOKEN: localToken("azure-devops") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const guid = guidOf(run.owner);
    const body = {
      eventType: "build.complete",
      resourceVersion: "2.0",
      resourceContainers: { project: { id: guid } },
      resource: {
        _links: { web: { href: `https://dev.azure.com/${organization}/${guid}/_build/results?buildId=${run.id}` } },
        id: Number(run.id),
        status: "completed",
        result: outcome === "failed" ? "failed" : "succeeded",
        finishTime: run.at.toISOString(),
        definition: { id: numberOf(run.project), name: run.project },
        project: { id: guid, name: run.owner },
        sourceBranch: "refs/heads/main",
        sourceVersion: commitOf(run),
      },
    };
    return { kind: "http", headers: {}, body: JSON.stringify(body) };
  },
  credentials: basic,
  api: ({ path, find }) => {
    const [, id, part] = /^\/northwind\/[\w-]{36}\/_apis\/build\/builds\/(\d{10})\/(timeline|logs\/7)$/.exec(path) ?? [];
    const run = find(id);
    if (run === undefined) return undefined;
    if (part === "timeline") {
      const job = { id: "2", parentId: null, type: "Job", name: "nightly", result: "failed", log: { id: 9 } };
      return { kind: "json", body: { records: [job, { id: "4", parentId: "2", type: "Task", name: run.job, result: "failed", log: { id: 7 } }] } };
    }
    const lines = [`##[section]Starting: ${run.job}`, ...run.lines, "##[error]Bash exited with code '1'.", `##[section]Finishing: ${run.job}`];
    return { kind: "text", text: lines.map((line) => `${run.at.toISOString().replace("Z", "0000Z")} ${line}\r\n`).join(""), logOf: run.id };
  },
};
