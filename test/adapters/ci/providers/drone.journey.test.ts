import { createHash, createHmac } from "node:crypto";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const lines = coveoLog.split(/(?<=\n)/);
const stages = [{ number: 1, name: "default", status: "failure", steps: [{ number: 1, name: "clone", status: "success" }, { number: 2, name: "push", status: "failure", exit_code: 1 }] }];

describeJourney({
  provider: "drone",
  project: "acme/search-feeder",
  ownLink: "https://drone.acme.example/acme/search-feeder/501",
  failure: (link) =>
    JSON.stringify({
      event: "build",
      action: "updated",
      repo: { id: 9, namespace: "acme", name: "search-feeder", slug: "acme/search-feeder", link, default_branch: "main" },
      build: { id: 77, number: 501, status: "failure", event: "push", link, after: "6c457d366a31696c989c011ab75b734d8485a9ba", ref: "refs/heads/main", target: "main", finished: 1_795_168_800 },
      system: { proto: "https", host: new URL(link).host, link: new URL(link).origin },
    }),
  sign: (body, secret) => {
    const date = new Date().toUTCString();
    const digest = `SHA-256=${createHash("sha256").update(body).digest("base64")}`;
    const signature = createHmac("sha256", secret).update(`date: ${date}\ndigest: ${digest}`).digest("base64");
    return {
      "content-type": "application/json",
      "x-drone-event": "build",
      date,
      digest,
      signature: `keyId="hmac-key",algorithm="hmac-sha256",signature="${signature}",headers="date digest"`,
    };
  },
  run: {
    address: "https://drone.acme.example/acme/search-feeder/501/1/2",
    answer: ({ path }, state) => {
      switch (path) {
        case "/api/repos/acme/search-feeder":
          return { id: 9, uid: "296", namespace: "acme", name: "search-feeder", slug: "acme/search-feeder", default_branch: "main" };
        case "/api/repos/acme/search-feeder/builds/501": {
          const status = { failed: "failure", passed: "success", running: "running" }[state];
          const build = { id: 77, repo_id: 9, number: 501, status, event: "push", link: "https://git.example/commit", after: "6c457d366a31696c989c011ab75b734d8485a9ba", ref: "refs/heads/main", target: "main", finished: state === "running" ? 0 : 1_795_168_800 };
          return { ...build, stages };
        }
        default:
          return undefined;
      }
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  api: ({ path }, response) => {
    const json = (body: unknown) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (path) {
      case "/api/repos/acme/search-feeder/builds/501/logs/1/2":
        return json(lines.map((out, pos) => ({ pos, out, time: pos })));
      default:
        return response.writeHead(404).end();
    }
  },
});
