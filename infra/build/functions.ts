/** A function of serverless.yml, as it is built. */
export type LambdaFunction = {
  name: string;
  /** Its file in handlers/, without the ending. */
  entry: string;
  /** What a CI provider can do and this function never asks of it: it stays out of the bundle. */
  without: readonly string[];
  /** Packages that only code asks for which is left out of this bundle: to read them would take most of the build's time. The build fails where the bundle imports one. */
  unread?: readonly string[];
};

const receiving = ["verify", "read", "confirmation"];
const fetchingLogs = ["failedJobs", "openLog"];
const drawing = ["vega", "vega-lite", "@resvg/resvg-wasm"];

export const functions: readonly LambdaFunction[] = [
  { name: "slack", entry: "handlers/slack", without: [...receiving, ...fetchingLogs, "redeliverMissed", "refusal", "sign"], unread: drawing },
  { name: "ci-webhook", entry: "handlers/ci-webhook", without: [...fetchingLogs, "redeliverMissed", "authorize", "refusal", "sign"], unread: drawing },
  { name: "queue", entry: "handlers/queue", without: [...receiving, "redeliverMissed", "sign"] },
  { name: "schedule", entry: "handlers/schedule", without: [...receiving, ...fetchingLogs, "sign"], unread: drawing },
];
