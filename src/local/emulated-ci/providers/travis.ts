// https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications
import { sign } from "node:crypto";
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf } from "../emulated-run.ts";
import { localToken } from "../local-token.ts";
import { allOwners } from "../owners.ts";

export const travis: EmulatedProvider = {
  name: "travis",
  label: "Travis CI",
  family: "hosted",
  passes: true,
  // One key signs for every customer, so the bot must be told whose projects it may speak for.
  settings: ({ api, storage }) => ({ TRAVIS_API_URL: api, TRAVIS_LOG_HOSTS: storage, TRAVIS_TOKEN: localToken("travis"), TRAVIS_PROJECTS: allOwners.map((owner) => travis.project(owner, "*")).join(",") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome, { privateKey }) => {
    const name = travis.project(run.owner, run.project);
    const failed = outcome === "failed";
    const payload = JSON.stringify({
      id: Number(run.id),
      repository: { id: numberOf(name), name: run.project, owner_name: run.owner },
      state: outcome,
      result: failed ? 1 : 0,
      result_message: failed ? "Broken" : "Passed",
      finished_at: run.at.toISOString(),
      build_url: `https://app.travis-ci.com/github/${name}/builds/${run.id}`,
      branch: "main",
      commit: commitOf(run),
      matrix: [{ id: Number(run.id), number: "12.1", state: outcome, result: failed ? 1 : 0, allow_failure: false }],
    });
    const headers = { "content-type": "application/x-www-form-urlencoded", "travis-repo-slug": name, signature: sign("sha1", Buffer.from(payload), privateKey).toString("base64") };
    return { kind: "http", headers, body: new URLSearchParams({ payload }).toString(), isSealed: true };
  },
  published: (path, { publicKey }) => (path === "/config" ? { config: { notifications: { webhook: { public_key: publicKey } } } } : undefined),
  credentials: { header: "authorization", like: /^token \S+$/ },
  api: ({ path, storage, find }) => {
    const ofBuild = find(/^\/build\/(\d{10})\/jobs$/.exec(path)?.[1]);
    if (ofBuild !== undefined) return { kind: "json", body: { "@type": "jobs", jobs: [{ id: Number(ofBuild.id), number: "12.1", state: "failed", allow_failure: false }] } };
    const run = find(/^\/job\/(\d{10})\/log\.txt$/.exec(path)?.[1]);
    return run === undefined ? undefined : { kind: "moved", to: `${storage}/${run.id}` };
  },
  stored: (run) => ({ kind: "text", text: ["travis_fold:start:script", `\u001b[0K$ ./${run.project}.sh`, ...run.lines, 'The command "./job.sh" exited with 1.', "travis_fold:end:script", ""].join("\r\n"), logOf: run.id }),
};
