/** A function of serverless.yml, as it is built. */
export type LambdaFunction = {
  name: string;
  /** Its file in handlers/, without the ending. */
  entry: string;
  /** What a CI provider can do and this function never asks of it: it stays out of the bundle. */
  without: readonly string[];
};

const receiving = ["verify", "read", "confirmation"];
const fetchingLogs = ["failedJobs", "openLog"];

export const functions: readonly LambdaFunction[] = [
  { name: "slack", entry: "handlers/slack", without: [...receiving, ...fetchingLogs, "redeliverMissed", "refusal", "sign"] },
  { name: "ci-webhook", entry: "handlers/ci-webhook", without: [...fetchingLogs, "redeliverMissed", "authorize", "refusal", "sign"] },
  { name: "queue", entry: "handlers/queue", without: [...receiving, "redeliverMissed", "sign"] },
  { name: "schedule", entry: "handlers/schedule", without: [...receiving, ...fetchingLogs, "sign"] },
];
