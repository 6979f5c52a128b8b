import { createHmac } from "node:crypto";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const project = "acme/search-feeder";
const ownLink = `https://buildkite.com/${project}/builds/501`;
const api = "/v2/organizations/acme/pipelines/search-feeder/builds/501";
const job = "b63254c0-3271-4a98-8270-7cfbd6c2f14e";
const jobs = [
  { id: "0191", type: "script", name: "lint", state: "failed", soft_failed: true },
  { id: job, type: "script", name: "push", state: "failed", soft_failed: false },
  { type: "waiter", id: "0192" },
];

describeJourney({
  provider: "buildkite",
  project,
  ownLink,
  failure: (link) =>
    JSON.stringify({
      event: "build.finished",
      build: { id: "f62a1b4d-10f9-4790-bc1c-e2c3a0c80983", url: link, web_url: link, number: 501, state: "failed", blocked: false, commit: "HEAD", branch: "main", creator: null, finished_at: "2026-11-20T10:00:00.874Z" },
      pipeline: { id: "849411f9-9e6d-4739-a0d8-e247088e9b52", url: "https://api.buildkite.com/v2/organizations/acme/pipelines/search-feeder", slug: "search-feeder", name: "Search Feeder", web_url: link },
      sender: { name: "Some Person" },
    }),
  sign: (body, secret) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
    return { "content-type": "application/json", "x-buildkite-event": "build.finished", "x-buildkite-signature": `timestamp=${timestamp},signature=${signature}` };
  },
  run: {
    address: ownLink,
    answer: ({ path }, state) => {
      if (path !== api) return undefined;
      const pipeline = { id: "849411f9-9e6d-4739-a0d8-e247088e9b52", url: "https://api.buildkite.com/v2/organizations/acme/pipelines/search-feeder", slug: "search-feeder", name: "Search Feeder" };
      const build = { id: "f62a1b4d-10f9-4790-bc1c-e2c3a0c80983", web_url: ownLink, number: 501, state, blocked: false, commit: "HEAD", branch: "main", finished_at: state === "running" ? null : "2026-11-20T10:00:00.874Z" };
      return { ...build, pipeline, jobs };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  api: ({ path, headers }, response) => {
    switch (path) {
      case `${api}/jobs/${job}/log`: {
        const log = coveoLog.split("\n").map((line, index) => `\u001b_bk;t=${1_700_000_000_000 + index}\u0007${line}`).join("\r\n");
        if (headers.accept !== "text/plain") return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ content: log, size: log.length }));
        const last = Number(/^bytes=-(\d+)$/.exec(headers.range ?? "")?.[1]);
        if (!(last > 0)) return response.writeHead(400).end();
        return response.writeHead(206, { "content-type": "text/plain", "content-range": `bytes 0-${log.length - 1}/${log.length}` }).end(`~~~ Running commands\n${log}\n^^^ +++\n`);
      }
      default:
        return response.writeHead(404).end();
    }
  },
});
