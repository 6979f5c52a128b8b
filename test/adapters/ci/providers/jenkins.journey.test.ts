import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const escape = String.fromCharCode(27);
/** What the Timestamper plugin and the console's hidden notes add to a line. */
const consoleText = [
  `Started by user ${escape}[8mha:////4AAAAAAAAAAA==${escape}[0mdev`,
  "[Pipeline] Start of Pipeline",
  ...coveoLog.split("\n").map((line) => `[2026-11-20T10:00:00.123Z] ${line}`),
  "[Pipeline] End of Pipeline",
  "Finished: FAILURE",
  "",
].join("\n");

const ownLink = "https://jenkins.example.com/job/team/job/loader/job/feature%252Fx/501/";

describeJourney({
  provider: "jenkins",
  settings: () => ({ JENKINS_USER: "coveo" }),
  project: "team/loader/feature%2Fx",
  ownLink,
  failure: (link) =>
    JSON.stringify({
      name: "feature%2Fx",
      url: "job/team/job/loader/job/feature%252Fx/",
      build: {
        full_url: link,
        number: 501,
        queue_id: 7,
        timestamp: 1_795_168_800_000,
        duration: 60_000,
        phase: "FINALIZED",
        status: "FAILURE",
        url: "job/team/job/loader/job/feature%252Fx/501/",
        scm: { url: link, branch: "origin/feature/x", commit: "c6d86dc654b12425e706bcf951adfe5a8627a517" },
        artifacts: { "report.txt": { archive: link } },
      },
    }),
  sign: (_, secret) => ({ "content-type": "application/json;charset=UTF-8", authorization: `Basic ${btoa(`jenkins:${secret}`)}` }),
  run: {
    address: `${ownLink}console`,
    // Of a pipeline the plugin knows neither branch nor commit; the step that sends the same JSON may.
    untold: ["branch", "commit"],
    answer: ({ path, query }, state) => {
      if (path !== "/job/team/job/loader/job/feature%2Fx/501/api/json" || query.get("tree") === null) return undefined;
      const result = { failed: "FAILURE", passed: "SUCCESS", running: null }[state];
      return {
        _class: "org.jenkinsci.plugins.workflow.job.WorkflowRun",
        actions: [{}, { _class: "hudson.plugins.git.util.BuildData", lastBuiltRevision: { SHA1: "c6d86dc654b12425e706bcf951adfe5a8627a517", branch: [{ name: "feature/x" }] } }],
        building: state === "running",
        number: 501,
        queueId: 7,
        result,
        timestamp: 1_795_168_740_000,
        duration: state === "running" ? 0 : 60_000,
        url: ownLink,
      };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Basic ${btoa(`coveo:${token}`)}`,
  api: ({ path }, response) => {
    if (path !== "/job/team/job/loader/job/feature%2Fx/501/consoleText") return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": "text/plain;charset=utf-8" }).end(consoleText);
  },
});
