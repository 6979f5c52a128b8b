import type { Prices } from "./prices.ts";

/** What one of a kind takes. `invocations`: of functions, each with its memory in MB and the milliseconds of a whole processor that it worked, without what it waited for elsewhere. */
export type Taken = {
  invocations: readonly { memory: number; milliseconds: number; calls: { table: number; queue: number; slack: number; ci: number } }[];
  httpRequests: number;
  queueRequests: number;
  tableReads: number;
  tableWrites: number;
  logBytes: number;
};

export type Line = { what: string; amount: number; dollars: number };

/** The milliseconds that one invocation is paid for: its work at the share of a processor that its memory brings, what it waits for, and its part of the cold starts. */
export const billed = ({ memory, milliseconds, calls }: Taken["invocations"][number], assumed: Prices["assumed"]): number => {
  const waited = calls.table * assumed.tableMs + calls.queue * assumed.queueMs + calls.slack * assumed.slackMs + calls.ci * assumed.ciMs;
  return milliseconds * Math.max(assumed.wholeProcessorMb / memory, 1) + waited + assumed.coldShare * assumed.coldMs;
};

/** What a million of them cost, line by line, without any free tier. */
export const costOf = ({ invocations, httpRequests, queueRequests, tableReads, tableWrites, logBytes }: Taken, { prices, assumed }: Prices): Line[] => {
  const million = 1_000_000;
  const gbSeconds = invocations.reduce((sum, each) => sum + (each.memory / 1024) * (billed(each, assumed) / 1000), 0);
  const line = (what: string, name: keyof Prices["prices"], each: number): Line => ({ what, amount: each * million, dollars: (each * million * prices[name].price) / prices[name].per });
  return [
    line("Lambda, GB-seconds", "lambdaGbSecond", gbSeconds),
    line("Lambda, invocations", "lambdaRequest", invocations.length),
    line("HTTP API, requests", "httpApiRequest", httpRequests),
    line("SQS, requests", "sqsRequest", queueRequests),
    line("DynamoDB, writes", "tableWrite", tableWrites),
    line("DynamoDB, reads", "tableRead", tableReads),
    line("Logs, GB", "logGigabyte", logBytes / 1_000_000_000),
    line("Traces", "trace", invocations.length * assumed.tracedShare),
  ];
};
