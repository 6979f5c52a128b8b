import type { Strike } from "../stage/strike.ts";

/** `times`: in a row. A call of the consumer is three tries of the SDK's. */
type Named = { what: string; strike: Strike; times: 1 | 3 };

const fault = (status: number, type: string): Strike => ({
  kind: "answer",
  done: false,
  status,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "A fault that was made." }),
});

/** What the table may do to a call. */
export const tableStrikes: readonly Named[] = [
  { what: "is throttled once", strike: fault(400, "ProvisionedThroughputExceededException"), times: 1 },
  { what: "is throttled at each try", strike: fault(400, "ThrottlingException"), times: 3 },
  { what: "fails (500) at each try", strike: fault(500, "InternalServerError"), times: 3 },
  { what: "does it not, never answers, at each try", strike: { kind: "silence", done: false }, times: 3 },
  { what: "commits, never answers, once", strike: { kind: "silence", done: true }, times: 1 },
  { what: "commits, breaks off, once", strike: { kind: "broken-off", done: true }, times: 1 },
  { what: "commits, breaks off, at each try", strike: { kind: "broken-off", done: true }, times: 3 },
];
