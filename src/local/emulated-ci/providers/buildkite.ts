// https://buildkite.com/docs/apis/webhooks/pipelines/build-events
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf, uuidOf } from "../emulated-run.ts";
import { bearer, localToken } from "../local-token.ts";

export const buildkite: EmulatedProvider = {
  name: "buildkite",
  label: "Buildkite",
  family: "hosted",
  passes: true,
  settings: ({ api }) => ({ BUILDKITE_API_URL: api, BUILDKITE_TOKEN: localToken("buildkite") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const name = buildkite.project(run.owner, run.project);
    const home = `https://buildkite.com/${name}`;
    const body = {
      event: "build.finished",
      build: { id: uuidOf(run), number: Number(run.id), state: outcome === "failed" ? "failed" : "passed", blocked: false, branch: "main", commit: commitOf(run), web_url: `${home}/builds/${run.id}`, finished_at: run.at.toISOString() },
      pipeline: { id: String(numberOf(name)), slug: run.project, name: run.project, web_url: home, default_branch: "main" },
    };
    return { kind: "http", headers: { "x-buildkite-event": "build.finished" }, body: JSON.stringify(body) };
  },
  credentials: bearer,
  api: ({ path, find }) => {
    const [, id, log] = /^\/v2\/organizations\/[^/]+\/pipelines\/[^/]+\/builds\/(\d{10})(\/jobs\/[\w-]+\/log)?$/.exec(path) ?? [];
    const run = find(id);
    if (run === undefined) return undefined;
    if (log === undefined) return { kind: "json", body: { number: Number(run.id), state: "failed", jobs: [{ id: uuidOf(run), type: "script", name: run.job, state: "failed", soft_failed: false }] } };
    // The agent puts the time before each line, in a sequence of its own.
    const lines = run.lines.map((line, at) => `\u001b_bk;t=${run.at.getTime() - (run.lines.length - at) * 1_000}\u0007${line}`);
    return { kind: "text", text: ["~~~ Running commands", ...lines, "^^^ +++", "🚨 Error: The command exited with status 1", ""].join("\r\n"), logOf: run.id };
  },
};
