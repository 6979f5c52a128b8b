/** Messages as the apps post them; all names are invented. */
type Message = Record<string, unknown>;

const section = (text: string): Message => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (url: string): Message => ({ type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "View" }, url }] });
const attached = (attachment: Message): Message => ({ text: "", attachments: [attachment] });

const githubRun = "https://github.com/acme/catalog-loader/actions/runs/1001";
const github = (outcome: string, color: string): Message =>
  attached({
    color,
    fallback: `[acme/catalog-loader] Nightly push workflow run ${outcome}`,
    blocks: [section(`<${githubRun}|Nightly push> workflow run *${outcome}*`), section("<https://github.com/acme/catalog-loader/tree/main|main> Fix the failing test (#12)"), button(githubRun)],
  });
const githubAction = (outcome: string): Message => ({
  text: "",
  attachments: [{ color: outcome === "failed" ? "danger" : "good", blocks: [section(`Nightly push <${githubRun}|#77 (1001)> of acme/catalog-loader@main by ann ${outcome}.`)] }],
});
const githubFields = (status: string): Message =>
  attached({ color: "danger", author_name: "ann", title: "Message", fields: [{ title: "Repository", value: "acme/catalog-loader" }, { title: "Status", value: status }, { title: "Actions URL", value: `<${githubRun}|Nightly push>` }] });

const gitlabPipeline = "https://gitlab.com/acme/catalog-loader/-/pipelines/5001";
const gitlab = (status: string, color: string): Message =>
  attached({
    fallback: `<https://gitlab.com/acme/catalog-loader|catalog-loader>: Pipeline <${gitlabPipeline}|#5001> of branch <https://gitlab.com/acme/catalog-loader/-/commits/fix-failed-login|fix-failed-login> by Ann (ann) ${status} in 02:10`,
    color,
    author_name: "Ann (ann)",
    title: `Pipeline #5001 ${status} in 02:10`,
    title_link: status === "has failed" ? `${gitlabPipeline}/failures` : gitlabPipeline,
    fields: [
      { title: "Branch", value: "<https://gitlab.com/acme/catalog-loader/-/commits/fix-failed-login|fix-failed-login>", short: true },
      { title: "Commit", value: "<https://gitlab.com/acme/catalog-loader/-/commit/abc|Retry when a push failed>", short: true },
      ...(status === "has failed" ? [{ title: "Failed job", value: "<https://gitlab.com/acme/catalog-loader/-/jobs/9|push>", short: true }] : []),
    ],
    footer: "catalog-loader",
  });

const jenkinsBuild = "https://jenkins.example.com/job/acme/job/catalog-loader/42/";
const jenkins = (status: string, color = "danger"): Message => attached({ color, fallback: `acme » catalog-loader - #42 ${status}`, text: `acme » catalog-loader - #42 ${status} after 1 min 5 sec (<${jenkinsBuild}|Open>)`, mrkdwn_in: ["text"] });
const jenkinsStep = (status: string): Message => attached({ color: "#FF0000", fallback: status, text: `${status}: Job 'acme/catalog-loader [42]' (${jenkinsBuild})` });

const circleciWorkflow = "https://app.circleci.com/pipelines/github/acme/catalog-loader/12/workflows/8f7d6c5b-0000-4000-8000-000000000001";
const circleciOrb = (text: string, headline: string, url = circleciWorkflow): Message => ({
  text,
  blocks: [
    { type: "header", text: { type: "plain_text", text: headline, emoji: true } },
    { type: "section", fields: [{ type: "mrkdwn", text: "*Job*: push" }] },
    { type: "section", fields: [{ type: "mrkdwn", text: "*Project*: catalog-loader" }, { type: "mrkdwn", text: "*Branch*: fix-failed-login" }, { type: "mrkdwn", text: "*Author*: ann" }] },
    button(url),
  ],
});
const circleciOld = (text: string): Message => attached({ color: "#ed5c5c", fallback: text, text, fields: [{ title: "Project", value: "catalog-loader" }, { title: "Job Number", value: "123" }], footer: "", title: "View", title_link: "https://circleci.com/gh/acme/catalog-loader/123" });

const azureBuild = "https://dev.azure.com/acme/search/_build/results?buildId=301&view=results";
const azure = (outcome: string): Message => attached({ color: "#d83b01", fallback: `Build 20261120.3 ${outcome}`, pretext: "", title: `Build 20261120.3 ${outcome}`, title_link: azureBuild, fields: [{ title: "Pipeline", value: "nightly-push" }, { title: "Branch", value: "fix-failed-login" }], footer: "search" });
const azureStage = (outcome: string): Message => ({ text: "", blocks: [section(`*Stage Push ${outcome}* · <${azureBuild}|Run 20261120.3> of nightly-push`)] });

const bitbucketPipeline = "https://bitbucket.org/acme/catalog-loader/addon/pipelines/home#!/results/52";
const bitbucket = (outcome: string): Message => attached({ color: "#ff5630", fallback: `Pipeline #52 ${outcome} for main`, text: `<https://bitbucket.org/acme/catalog-loader|acme/catalog-loader>: Pipeline <${bitbucketPipeline}|#52> ${outcome} for branch main` });

const buildkiteBuild = "https://buildkite.com/acme/catalog-loader/builds/88";
const buildkite = (outcome: string): Message => attached({ color: "#F83F23", fallback: `Catalog loader (main) #88 ${outcome}`, text: `<${buildkiteBuild}|Catalog loader (main) #88> ${outcome} in 1m 3s\nFix failed login`, footer: "Ann" });

/** What each app posts of a run that failed, and of others. */
export const notifications: Record<string, { url: string; failed: [name: string, message: Message][]; other: [name: string, message: Message][] }> = {
  github: {
    url: githubRun,
    failed: [["of its own app", github("failed", "#cb2431")], ["of its own app, at startup", github("failed at startup", "#cb2431")], ["of an action", githubAction("failed")], ["of an action with fields", githubFields("failure")]],
    other: [["succeeded", github("succeeded", "#28a745")], ["was cancelled", github("cancelled", "#6a737d")], ["is in progress", github("started", "#dbab09")], ["was skipped", github("skipped", "#6a737d")], ["succeeded, by an action", githubAction("succeeded")], ["succeeded, with fields", githubFields("success")]],
  },
  gitlab: {
    url: `${gitlabPipeline}/failures`,
    failed: [["of a pipeline", gitlab("has failed", "danger")]],
    other: [["passed", gitlab("has passed", "good")], ["passed with warnings", gitlab("has passed with warnings", "warning")], ["was canceled", gitlab("canceled", "danger")], ["is running", gitlab("running", "danger")], ["was skipped", gitlab("skipped", "danger")]],
  },
  jenkins: {
    url: jenkinsBuild,
    failed: [["first", jenkins("Failure")], ["again", jenkins("Still Failing")], ["repeated", jenkins("Repeated Failure")], ["of a step", jenkinsStep("FAILED")]],
    other: [["succeeded", jenkins("Success", "good")], ["is back to normal", jenkins("Back to normal", "good")], ["was aborted", jenkins("Aborted", "warning")], ["is unstable", jenkins("Unstable", "warning")], ["was not built", jenkins("Not built", "warning")], ["starts after a failed one", attached({ color: "danger", text: `acme » catalog-loader - #42 Starting... (<${jenkinsBuild}|Open>)` })], ["started, by a step", jenkinsStep("STARTED")], ["succeeded, by a step", jenkinsStep("SUCCESSFUL")]],
  },
  circleci: {
    url: circleciWorkflow,
    failed: [["of the orb", circleciOrb("CircleCI job failed.", "Job Failed. :red_circle:")], ["of the workflow", { text: "", blocks: [section(`:red_circle: Workflow \`nightly-push\` failed in <${circleciWorkflow}|acme/catalog-loader>`)] }]],
    other: [["succeeded", circleciOrb("CircleCI job succeeded!", "Job Succeeded. :white_check_mark:")], ["is on hold", circleciOrb("CircleCI approval pending", "ON HOLD - Awaiting Approval :raised_hand:")], ["deployed", circleciOrb("CircleCI deployment successful!", "Deployment Successful! :tada:")], ["succeeded, by the old orb", circleciOld(":tada: A push job has succeeded!")]],
  },
  "azure-devops": {
    url: azureBuild,
    failed: [["of a build", azure("failed")], ["of a stage", azureStage("failed")]],
    other: [["succeeded", azure("succeeded")], ["succeeded in part", azure("partially succeeded")], ["was canceled", azure("canceled")], ["of a stage that is waiting", azureStage("waiting")], ["of a stage that started", azureStage("started")]],
  },
  bitbucket: {
    url: bitbucketPipeline,
    failed: [["of a pipeline", bitbucket("failed")]],
    other: [["passed", bitbucket("passed")], ["was successful", bitbucket("was successful")], ["was stopped by hand", bitbucket("was cancelled")], ["started", bitbucket("started")]],
  },
  buildkite: {
    url: buildkiteBuild,
    failed: [["of a build", buildkite("failed")]],
    other: [["passed", buildkite("passed")], ["is blocked", buildkite("blocked")], ["was canceled", buildkite("canceled")], ["started", buildkite("started")], ["is fixed", buildkite("fixed")]],
  },
};

/** What is no notification of a run, though it looks like one. */
export const unrelated: [name: string, message: Message][] = [
  ["a pull request about a failed build", attached({ color: "#24292f", fallback: "[acme/catalog-loader] Pull request opened by ann", title: "#12 Build failed on main, retry", title_link: "https://github.com/acme/catalog-loader/pull/12" })],
  ["an alert of another kind", attached({ color: "danger", title: "Alert: 5% of requests failed", title_link: "https://monitor.example.com/alerts/77" })],
  ["an incident", { text: "Deploy failed for eu-west, see https://status.example.com/incidents/5" }],
  ["a run without a word of what came of it", { text: "", blocks: [section(`Ann shared <${githubRun}|this>`)] }],
  ["an issue comment", { text: `New comment by ann: see ${githubRun.replace("/runs/1001", "")}: it failed` }],
  ["nothing", {}],
];

/** An old one whose address is a job's. */
export const oldCircleci = circleciOld(":red_circle: A push job has failed!");
