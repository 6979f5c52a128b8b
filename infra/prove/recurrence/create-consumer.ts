import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumeBatch } from "../../../src/adapters/lambda/consume-batch.ts";
import { answerById } from "../../../src/catalog/answer-by-id.ts";
import { deliverDigest } from "../../../src/digest/deliver-digest.ts";
import type { LogDiagnosis } from "../../../src/diagnosis/diagnosis.ts";
import { carryOutShow } from "../../../src/pipelines/carry-out-show.ts";
import { explainFailure } from "../../../src/pipelines/explain-failure.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { recordRecovery } from "../../../src/pipelines/record-recovery.ts";
import { reviewWithdrawal } from "../../../src/pipelines/review-withdrawal.ts";
import { tellingOfOutages } from "../../../src/pipelines/telling-of-outages.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import { UnavailableError } from "../../../src/errors.ts";
import type { Queue } from "../../../src/ports/queue.ts";
import type { PipelineLogs } from "../../../src/ports/pipeline-logs.ts";
import type { Store } from "../../../src/ports/store.ts";
import { countLateLookUp } from "../../../src/recurrence/count-late-look-up.ts";
import { raiseFlags } from "../../../src/recurrence/raise-flags.ts";
import type { Faults } from "./faults.ts";
import type { GeneratedRun } from "./generated.ts";
import type { Invocation } from "./invocation.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type ConsumerSettings = {
  store: Store;
  messenger: Messenger;
  faults: Pick<Faults, "between">;
  time: VirtualTime;
  runOf: (id: string) => Pick<GeneratedRun, "errors" | "place"> | undefined;
  organizationOf: (team: string) => string;
  postpone: (receipt: string, seconds: number) => Promise<void>;
  /** Puts a message into the queue, to be handed over so many seconds later. */
  send: (message: QueueMessage, seconds: number) => void;
  newId: () => string;
};

export const stageZone = "Europe/Paris";

/** The production use cases behind the production batch loop, on ports with faults. A log is its run's name: what stands in it is known. */
export const createConsumer = ({ store, messenger, faults, time, runOf, organizationOf, postpone, send, newId }: ConsumerSettings) => {
  const logs: PipelineLogs = {
    failedJobs: async () => ({ kind: "jobs", jobs: [{ id: "1", name: "push" }] }),
    openLog: async ({ project, runId, attempt }) => ({ kind: "log", chunks: once(new TextEncoder().encode(`${project.key} ${runId} ${attempt}`)) }),
  };
  const diagnose = async (chunks: AsyncIterable<Uint8Array>): Promise<LogDiagnosis> => {
    let text = "";
    for await (const chunk of chunks) text += new TextDecoder().decode(chunk);
    const run = runOf(text);
    if (run === undefined) throw new Error(`no such log: ${text}`);
    return diagnosisOf(run.errors, organizationOf(run.place.team));
  };

  const sendAll = async (messages: readonly QueueMessage[], delaySeconds: (at: number) => number = () => 0): Promise<{ notSent: number }> => {
    for (const [index, message] of messages.entries()) send(message, delaySeconds(index));
    return { notSent: 0 };
  };

  return async (event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse | undefined> => {
    const ports = {
      store: faults.between("dynamodb", store, invocation),
      messenger: faults.between("slack", messenger, invocation),
      channels: { describe: async () => ({ kind: "channel" as const, name: null, shared: false }), channelsOf: async () => ({ kind: "channels" as const, channels: [] }) },
      logs: faults.between("logs", logs, invocation),
      diagnose,
      redact: async (text: string) => ({ text, found: [] }),
      pictures: faults.between("slack", { uploadPicture: async () => ({ kind: "failed" as const, reason: "not looked at here" }), deletePicture: async () => "deleted" as const }, invocation),
      drawChart: async () => new Uint8Array([1]),
      defaultLink: () => undefined,
      operationsChannel: undefined,
      command: "/coveo-error",
      timeZone: stageZone,
      queue: withoutThrowing(faults.between("queue", { sendAll }, invocation)),
      newId,
      pause: time.sleep,
      clock: time.clock,
      log: () => {},
    };
    const handle = async (message: QueueMessage, received: number): Promise<unknown> => {
      switch (message.kind) {
        case "failure": {
          const { version: _, kind: __, correlationId: ___, log, ...failed } = message;
          return tellingOfOutages(ports, failed.project.connection, received, () => explainFailure(ports, failed, log));
        }
        case "recovered": {
          const { project, workflow, branch, occurredAt: at, runId, attempt, runUrl } = message;
          return recordRecovery(ports, { project, workflow, branch }, { runId, attempt, runUrl, at });
        }
        case "digest":
          return deliverDigest(ports, message);
        case "slack":
          if (message.work === "storm") return carryOutShow(ports, message);
          if (message.work === "look-up") return countLateLookUp(ports, message);
          return message.work === "flag" ? raiseFlags(ports, message) : message.work === "withdrawn" ? reviewWithdrawal(ports, message) : undefined;
      }
    };
    const response = await consumeBatch(
      {
        handle: async (message, received) => void (await handle(message, received)),
        // As late as it may: the same on every run of a seed.
        random: () => 1,
        postpone: async (receipt, seconds) => (invocation.ended ? undefined : postpone(receipt, seconds)),
        log: (event, fields) => {
          if (event === "message-failed" && !expectedFaults.has(String(fields?.["error"])) && !invocation.ended) invocation.unexpected = `${String(fields?.["error"])} in ${invocation.of}`;
        },
      },
      event,
    );
    return invocation.ended ? undefined : response;
  };
};

/** As the queue's adapter does: what was not answered was perhaps not sent. */
const withoutThrowing = (queue: Pick<Queue, "sendAll">): Pick<Queue, "sendAll"> => ({
  sendAll: async (messages, delaySeconds) => {
    try {
      return await queue.sendAll(messages, delaySeconds);
    } catch (error) {
      if (error instanceof UnavailableError) return { notSent: messages.length };
      throw error;
    }
  },
});

/** What the faults make of a call; anything else that is thrown is a fault of the bot's. */
const expectedFaults = new Set(["UnavailableError", "MessageHeldError", "Ended"]);

const diagnosisOf = (errors: readonly string[], organization: string): LogDiagnosis => ({
  kind: errors.length === 0 ? "nothing-found" : "diagnosed",
  diagnoses: errors.flatMap((id, index) => {
    const answer = answerById(id);
    return answer === null ? [] : [{ ...answer, confidence: "certain" as const, because: "The log shows Coveo's own error body.", line: index + 1, excerpt: `{"errorCode": "${answer.code ?? answer.status ?? ""}"}`, count: 1 }];
  }),
  lines: errors.length,
  bytes: 100,
  target: { organization, source: null },
  unknownCodes: [],
});

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
