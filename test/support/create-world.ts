import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { redact } from "../../src/adapters/redaction/redact.ts";
import { diagnoseLog } from "../../src/diagnosis/diagnose-log.ts";
import type { ExplainPorts } from "../../src/pipelines/explain-failure.ts";
import type { FailedJob } from "../../src/ports/pipeline-logs.ts";
import type { Store } from "../../src/ports/store.ts";
import type { QueueMessage } from "../../src/pipelines/queue-message.ts";
import { createInMemorySlack } from "./in-memory-slack.ts";

const team = "C000000001";
export const jobLog = `PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch
HTTP/1.1 412 Precondition Failed
{"message":"Not found.","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"1"}
`;

/** A world in memory: logs of jobs, a Slack that keeps what it takes, a clock that is moved. */
export const createWorld = () => {
  let now = Date.parse("2026-11-20T10:00:00.000Z");
  const clock = () => new Date(now);
  const jobs: (FailedJob & { log: string | { kind: "unavailable"; reason: string } })[] = [{ id: "2001", name: "push", log: jobLog }];
  const slack = createInMemorySlack();
  /** What is to be handed over, and when. */
  const sent: { message: QueueMessage; at: number }[] = [];
  let ids = 0;
  const store = createMemoryStore({ clock });
  const ports: ExplainPorts & { store: Store } = {
    store,
    logs: {
      failedJobs: async () => ({ kind: "jobs", jobs: jobs.map(({ id, name }) => ({ id, name })) }),
      openLog: async (_, { id }) => {
        const log = jobs.find((job) => job.id === id)?.log ?? { kind: "unavailable", reason: "not found (404)" };
        return typeof log === "string" ? { kind: "log", chunks: ReadableStream.from([new TextEncoder().encode(log)]) } : log;
      },
    },
    diagnose: (chunks) => diagnoseLog({ redact }, chunks),
    redact,
    messenger: slack.messenger,
    channels: { describe: async () => ({ kind: "channel", name: null, shared: false }), channelsOf: async () => ({ kind: "channels", channels: [] }) },
    defaultLink: () => undefined,
    operationsChannel: "C000000042",
    queue: {
      sendAll: async (messages, delaySeconds = () => 0) => {
        sent.push(...messages.map((message, index) => ({ message, at: now + delaySeconds(index) * 1000 })));
        return { notSent: 0 };
      },
    },
    newId: () => `id ${(ids += 1)}`,
    // What waits is a test of its own.
    stormGap: 0,
    clock,
    log: () => {},
  };
  return {
    ports,
    jobs,
    messages: slack.messages,
    sent,
    slack,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    counted: () => store.listOccurrences({ team, from: "2026", until: "2027" }),
  };
};

export type World = ReturnType<typeof createWorld>;
