/** How an app's messages tell of a run. */
export type NotificationRule = {
  app: string;
  /** An address of a run or of one of its jobs, without its host: anybody may run an own one. */
  address: RegExp;
  /** Lines that say what came of the run; `outcome` is the word that says it. The first such line of a message counts. */
  says: readonly RegExp[];
};

/** Words for what comes of a run, in any app's language; what begins with `fail`, `broke` or `error` is a failure. */
const outcome =
  "(?<outcome>still failing|fail(?:ed|ing|ure|s)?\\b|broken|errored|error\\b|pass(?:ed|es|ing)?\\b|partially succeeded|succe(?:eded|ss|ssful(?:ly)?)\\b|complete[ds]?|finished|cancel(?:l?ed|ling)|abort(?:ed)?|skipped|start(?:ed|ing|s)|running|queued|pending|created|fixed|back to normal|recovered|restored|on hold|waiting|blocked|unstable|not built|needs approval|approved|rejected)";

/** `{}` stands for the outcome. */
const says = (pattern: string): RegExp => new RegExp(pattern.replace("{}", outcome), "i");

/** A line that begins with the outcome, behind signs and emoji at most. */
const headline = says("^(?::[\\w+-]+:|[^\\w\\n<]){0,12}(?:\\w+ )?{}");
const field = says("^(?:job |build |pipeline |workflow )?(?:status|result|conclusion|outcome):?\\s+(?::[\\w+-]+: *)?{}");

/**
 * A table: one row an app. The words are the apps' own, as their sources, their documentation and the templates that people copy have them:
 * https://github.com/integrations/slack · https://gitlab.com/gitlab-org/gitlab (pipeline_message.rb) · https://github.com/jenkinsci/slack-plugin (ActiveNotifier) ·
 * https://github.com/CircleCI-Public/slack-orb (message_templates) · https://learn.microsoft.com/azure/devops/pipelines/integrations/slack ·
 * https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-cloud-and-slack · https://buildkite.com/docs/pipelines/integrations/notifications/slack
 */
export const notificationRules: readonly NotificationRule[] = [
  {
    app: "github",
    address: /\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+/,
    says: [says("\\b(?:workflow|run|job|action|build|deploy(?:ment)?|checks?|tests?)\\b.{0,200}?\\b{}"), says("\\bby \\S{1,60} {}"), field, headline],
  },
  {
    app: "gitlab",
    address: /\/-\/(?:pipelines|jobs)\/\d+/,
    says: [says("\\bpipeline #\\d+ (?:of .{1,200} )?(?:has |was |is )?{}"), says("\\b(?:pipeline|job)\\b.{0,200}?\\b{}"), field, headline],
  },
  {
    app: "jenkins",
    address: /\/job\/[^/]+\/(?:job\/[^/]+\/)*\d+(?:\/|$)/,
    says: [says("#\\d+ (?:- )?(?:repeated )?{}"), says("\\b(?:build|job|pipeline)\\b.{0,200}?\\b{}"), field, headline],
  },
  {
    app: "circleci",
    address: /\/pipelines\/[^/]+\/[^/]+\/[^/]+\/\d+\/workflows\/[\w-]+|\/(?:gh|bb|github|bitbucket|circleci)\/[^/]+\/[^/]+\/\d+/,
    says: [says("\\b(?:job|workflow|deployment|pipeline|build)\\b.{0,200}?\\b{}"), field, headline],
  },
  {
    app: "azure-devops",
    address: /\/_(?:build\/results|releaseProgress)\?.*(?:buildId|releaseId)=\d+/,
    says: [says("\\b(?:build|run|stage|release|deployment|pipeline)\\b.{0,200}?\\b{}"), field, headline],
  },
  {
    app: "bitbucket",
    address: /\/[\w.-]+\/[\w.-]+\/(?:addon\/)?pipelines\/(?:home#!\/)?results\/\d+/,
    says: [says("\\b(?:pipeline|build|step|deployment)\\b.{0,200}?\\b{}"), field, headline],
  },
  {
    app: "buildkite",
    address: /\/[\w-]+\/[\w-]+\/builds\/\d+/,
    says: [says("#\\d+.{0,200}?\\b{}"), says("\\b(?:build|pipeline|step|job)\\b.{0,200}?\\b{}"), field, headline],
  },
];
