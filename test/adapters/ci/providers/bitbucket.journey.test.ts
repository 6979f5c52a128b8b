import { createHmac } from "node:crypto";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const repository = "acme/search-feeder";
const ownLink = `https://bitbucket.org/${repository}/addon/pipelines/home#!/results/501`;
const steps = `/2.0/repositories/${repository}/pipelines/501/steps`;
const step = (uuid: string, name: string, result: string) => ({ uuid, name, state: { name: "COMPLETED", result: { name: result } } });

describeJourney({
  provider: "bitbucket",
  settings: (apiHost) => ({ BITBUCKET_LOG_HOSTS: apiHost.replace("127.0.0.1", "localhost") }),
  project: repository,
  ownLink,
  // The status is the pipeline's own, or it would not be acted on; every other address points where the test says.
  failure: (link) =>
    JSON.stringify({
      repository: { uuid: "{673a6070-3421-46c9-9d48-90745f7bfe8e}", full_name: repository, links: { html: { href: link }, self: { href: link } } },
      commit_status: {
        key: "-1",
        name: "Pipeline #501 for main",
        state: "FAILED",
        url: ownLink,
        refname: "main",
        updated_on: "2026-11-20T10:00:00+00:00",
        links: { commit: { href: link }, self: { href: link } },
      },
    }),
  sign: (body, secret) => ({
    "content-type": "application/json",
    "x-event-key": "repo:commit_status_updated",
    "x-hub-signature": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  }),
  run: {
    address: `https://bitbucket.org/${repository}/pipelines/results/501`,
    answer: ({ path, query }, state) => {
      switch (path) {
        case `/2.0/repositories/${repository}/pipelines/501`:
          return { uuid: "{p}", build_number: 501, repository: { uuid: "{673a6070-3421-46c9-9d48-90745f7bfe8e}", full_name: repository }, target: { type: "pipeline_ref_target", ref_type: "branch", ref_name: "main", commit: { hash: "9fec847784ab" } }, state: { name: "COMPLETED" } };
        case `/2.0/repositories/${repository}/commit/9fec847784ab/statuses`: {
          const other = { key: "sonar", state: "SUCCESSFUL", url: "https://sonar.example/dashboard", updated_on: "2026-11-20T10:05:00+00:00" };
          const own = { key: "-1", name: "Pipeline #501 for main", state: { failed: "FAILED", passed: "SUCCESSFUL", running: "INPROGRESS" }[state], url: ownLink, refname: "main", updated_on: "2026-11-20T10:00:00+00:00" };
          const [values, next] = query.get("page") === "1" ? [[other], { next: "http://127.0.0.1:9/never-called" }] : [[own], {}];
          return { page: 1, pagelen: 100, values, ...next };
        }
        default:
          return undefined;
      }
    },
    // The delivery's own address of the commit leads elsewhere here.
    untold: ["commit"],
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  isStorage: ({ path }) => path === "/storage",
  api: ({ path, query, headers }, response) => {
    switch (path) {
      case `${steps}/`: {
        const page = Number(query.get("page"));
        const values = page === 1 ? [step("{1}", "build", "SUCCESSFUL"), step("{2}", "lint", "STOPPED")] : [step("{3}", "push", "FAILED")];
        const next = page === 1 ? { next: "http://127.0.0.1:9/never-called" } : {};
        return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ page, pagelen: 100, size: 3, values, ...next }));
      }
      case `${steps}/{3}/log`:
        if ((headers.accept ?? "").includes("application/json")) return response.writeHead(406).end();
        return response.writeHead(307, { location: `http://${headers.host?.replace("127.0.0.1", "localhost")}/storage?X-Amz-Signature=x` }).end();
      case "/storage":
        if (headers.authorization !== undefined) return response.writeHead(400).end("Only one auth mechanism allowed");
        return response.end(`+ ./push.sh\n\u001b[31m${coveoLog}\u001b[0m`);
      default:
        return response.writeHead(404).end();
    }
  },
});
