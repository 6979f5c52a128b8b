import type { NotificationRule } from "../../pipelines/notification/notification-rule.ts";
import { saysOutcome } from "../../pipelines/notification/says-outcome.ts";

/** How the messages of a provider's own Slack app, or of what is commonly used in its place, tell of a run. Not in the providers' files: what receives webhooks has no use for it. */
export const notificationRules: Readonly<Record<string, NotificationRule>> = {
  // https://github.com/integrations/slack
  github: { address: /\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+/, says: [saysOutcome("\\b(?:workflow|run|job|action|build|deploy(?:ment)?|checks?|tests?)\\b.{0,200}?\\b{}"), saysOutcome("\\bby \\S{1,60} {}")] },
  // https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/models/integrations/chat_message/pipeline_message.rb
  gitlab: { address: /\/-\/(?:pipelines|jobs)\/\d+/, says: [saysOutcome("\\bpipeline #\\d+ (?:of .{1,200} )?(?:has |was |is )?{}"), saysOutcome("\\b(?:pipeline|job)\\b.{0,200}?\\b{}")] },
  // https://github.com/jenkinsci/slack-plugin
  jenkins: { address: /\/job\/[^/]+\/(?:job\/[^/]+\/)*\d+(?:\/|$)/, says: [saysOutcome("#\\d+ (?:- )?(?:repeated )?{}"), saysOutcome("\\b(?:build|job|pipeline)\\b.{0,200}?\\b{}")] },
  // https://github.com/CircleCI-Public/slack-orb
  circleci: { address: /\/pipelines\/[^/]+\/[^/]+\/[^/]+\/\d+\/workflows\/[\w-]+|\/(?:gh|bb|github|bitbucket|circleci)\/[^/]+\/[^/]+\/\d+/, says: [saysOutcome("\\b(?:job|workflow|deployment|pipeline|build)\\b.{0,200}?\\b{}")] },
  // https://learn.microsoft.com/azure/devops/pipelines/integrations/slack
  "azure-devops": { address: /\/_(?:build\/results|releaseProgress)\?.*(?:buildId|releaseId)=\d+/, says: [saysOutcome("\\b(?:build|run|stage|release|deployment|pipeline)\\b.{0,200}?\\b{}")] },
  // https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-cloud-and-slack
  bitbucket: { address: /\/[\w.-]+\/[\w.-]+\/(?:addon\/)?pipelines\/(?:home#!\/)?results\/\d+/, says: [saysOutcome("\\b(?:pipeline|build|step|deployment)\\b.{0,200}?\\b{}")] },
  // https://buildkite.com/docs/pipelines/integrations/notifications/slack
  buildkite: { address: /\/[\w-]+\/[\w-]+\/builds\/\d+/, says: [saysOutcome("#\\d+.{0,200}?\\b{}"), saysOutcome("\\b(?:build|pipeline|step|job)\\b.{0,200}?\\b{}")] },
};
