// https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-updated
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf } from "../emulated-run.ts";
import { bearer, localToken } from "../local-token.ts";

export const bitbucket: EmulatedProvider = {
  name: "bitbucket",
  label: "Bitbucket",
  family: "hosted",
  passes: true,
  settings: ({ api, storage }) => ({ BITBUCKET_API_URL: api, BITBUCKET_LOG_HOSTS: storage, BITBUCKET_TOKEN: localToken("bitbucket") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const name = bitbucket.project(run.owner, run.project);
    const body = {
      repository: { uuid: `{${numberOf(name)}}`, full_name: name },
      commit_status: {
        key: "-1",
        name: `Pipeline #${run.id} for main`,
        state: outcome === "failed" ? "FAILED" : "SUCCESSFUL",
        url: `https://bitbucket.org/${name}/pipelines/results/${run.id}`,
        refname: "main",
        updated_on: run.at.toISOString(),
        commit: { hash: commitOf(run) },
      },
    };
    return { kind: "http", headers: { "x-event-key": "repo:commit_status_updated" }, body: JSON.stringify(body) };
  },
  credentials: bearer,
  api: ({ path, storage, find }) => {
    const [, id, step = ""] = /^\/2\.0\/repositories\/[^/]+\/[^/]+\/pipelines\/(\d{10})\/steps\/(.*)$/.exec(path) ?? [];
    const run = find(id);
    if (run === undefined) return undefined;
    if (step === "") return { kind: "json", body: { page: 1, values: [{ uuid: "{1}", name: run.job, state: { name: "COMPLETED", result: { name: "FAILED" } } }] } };
    return step === "{1}/log" ? { kind: "moved", to: `${storage}/${run.id}` } : undefined;
  },
  stored: (run) => ({ kind: "text", text: [`+ ./${run.project}.sh`, ...run.lines, "Build teardown", ""].join("\n"), logOf: run.id }),
};
