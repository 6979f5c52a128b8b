export type Addresses = { slackUrl: string; tableUrl: string; ciUrl: string; queueUrl: string };

/** What the bot is started with, on these surroundings. */
export const botSettings = ({ slackUrl, tableUrl, ciUrl, queueUrl }: Addresses): Record<string, string> => ({
  SLACK_BOT_TOKEN: "xoxb-local",
  SLACK_API_URL: `${slackUrl}/api/`,
  DYNAMODB_ENDPOINT: tableUrl,
  TABLE_NAME: "coveo-errors",
  QUEUE_URL: queueUrl,
  GITHUB_API_URL: `${ciUrl}/github`,
  GITLAB_API_URL: `${ciUrl}/gitlab`,
  BUILDKITE_API_URL: `${ciUrl}/buildkite`,
  GITHUB_TOKEN: "a-github-token",
  GITLAB_TOKEN: "a-gitlab-token",
  BUILDKITE_TOKEN: "a-buildkite-token",
  // Nobody listens there.
  COVEO_STATUS_URL: "http://127.0.0.1:9/",
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  TIME_ZONE: "UTC",
  // Standard output is the result's.
  LOG_LEVEL: "silent",
});

/** Puts settings in place of this process's own, and gives what puts those back. */
export const setSettings = (settings: Record<string, string>): (() => void) => {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, settings);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
};
