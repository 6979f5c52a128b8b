/** What the functions need set to start, as Lambda and serverless.yml set it. */
export const functionSettings = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
  TABLE_NAME: "coveo-errors",
  QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/123456789012/queue",
  SLACK_SIGNING_SECRET: "bench-slack-signing-secret-0000000",
  SLACK_BOT_TOKEN: "xoxb-bench",
  CI_WEBHOOK_SECRET: "bench-ci-webhook-secret-000000000",
};
