// https://docs.drone.io/webhooks/overview/
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf } from "../emulated-run.ts";
import { bearer, localToken } from "../local-token.ts";

export const drone: EmulatedProvider = {
  name: "drone",
  label: "Drone",
  family: "own servers",
  passes: true,
  settings: ({ api }) => ({ DRONE_BASE_URL: "https://drone.example", DRONE_API_URL: api, DRONE_TOKEN: localToken("drone") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const body = {
      event: "build",
      action: "completed",
      repo: { id: numberOf(drone.project(run.owner, run.project)), namespace: run.owner, name: run.project, default_branch: "main" },
      build: { number: Number(run.id), status: outcome === "failed" ? "failure" : "success", event: "push", after: commitOf(run), ref: "refs/heads/main", target: "main", finished: Math.floor(run.at.getTime() / 1000) },
      system: { proto: "https", host: "drone.example", link: "https://drone.example" },
    };
    return { kind: "http", headers: { "x-drone-event": "build" }, body: JSON.stringify(body) };
  },
  credentials: bearer,
  api: ({ path, find }) => {
    const [, id, log] = /^\/api\/repos\/[^/]+\/[^/]+\/builds\/(\d{10})(\/logs\/1\/2)?$/.exec(path) ?? [];
    const run = find(id);
    if (run === undefined) return undefined;
    const steps = [{ number: 1, name: "clone", status: "success" }, { number: 2, name: run.job, status: "failure", exit_code: 1 }];
    if (log === undefined) return { kind: "json", body: { number: Number(run.id), stages: [{ number: 1, name: "default", status: "failure", steps }] } };
    return { kind: "json", body: run.lines.map((line, pos) => ({ pos, out: `${line}\n`, time: pos })), logOf: run.id };
  },
};
