import type { Sample } from "./gallery.ts";
import { logOf } from "./log-of.ts";

/** A run of a sample: `project` with its owner. */
export type SampleRun = { runId: string; attempt: number; sample: Sample; project: string; projectId: number; at: Date; url: string };

/** The runs of this start, and what the providers' APIs tell of them. */
export const createRuns = () => {
  const runs = new Map<string, SampleRun>();
  const last = (): number => Math.max(0, ...[...runs.keys()].map(Number));

  return {
    get: (runId: string): SampleRun | undefined => runs.get(runId),
    add: (sample: Sample, project: string): SampleRun => {
      // Ten digits: found in any text that names the run.
      const runId = String(Math.max(Math.floor(Date.now() / 1000), last() + 1));
      const url = sample.provider === "gitlab" ? `https://gitlab.com/${project}/-/pipelines/${runId}` : `https://github.com/${project}/actions/runs/${runId}`;
      const projectId = 7_000 + [...project].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 90_000, 7);
      const run = { runId, attempt: 1, sample, project, projectId, at: new Date(), url };
      runs.set(runId, run);
      return run;
    },
    /** What an API answers at a path, if it is one of these runs. */
    answer: (path: string): { kind: "json"; body: unknown } | { kind: "log"; text: string } | { kind: "stored"; id: string } | undefined => {
      const [, github, jobsOf, githubJob] = /^\/github\/repos\/[^/]+\/[^/]+\/actions\/(?:(runs)\/(\d{10})\/attempts\/\d+\/jobs|jobs\/(\d{10})\/logs)$/.exec(path) ?? [];
      if (githubJob !== undefined && runs.has(githubJob)) return { kind: "stored", id: githubJob };
      const ofGithub = github === undefined ? undefined : runs.get(jobsOf ?? "");
      if (ofGithub !== undefined) return { kind: "json", body: { total_count: 1, jobs: [{ id: Number(ofGithub.runId), name: ofGithub.sample.job, conclusion: "failure" }] } };
      const stored = runs.get(/^\/storage\/(\d{10})$/.exec(path)?.[1] ?? "");
      if (stored !== undefined) return { kind: "log", text: logOf(stored.sample, stored.at) };
      const [, pipeline, gitlabJob] = /^\/gitlab\/api\/v4\/projects\/[^/]+\/(?:pipelines\/(\d{10})\/jobs|jobs\/(\d{10})\/trace)$/.exec(path) ?? [];
      const ofPipeline = runs.get(pipeline ?? "");
      if (ofPipeline !== undefined) return { kind: "json", body: [{ id: Number(ofPipeline.runId), name: ofPipeline.sample.job, status: "failed", allow_failure: false }] };
      const trace = runs.get(gitlabJob ?? "");
      return trace === undefined ? undefined : { kind: "log", text: logOf(trace.sample, trace.at) };
    },
  };
};

export type Runs = ReturnType<typeof createRuns>;
