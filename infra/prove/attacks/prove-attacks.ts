import { isDeepStrictEqual } from "node:util";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import fc from "fast-check";
import { startQueue } from "../../../test/support/fake-sqs.ts";
import { arbitraryEvents, canaries } from "./arbitrary-events.ts";
import { lambdaEvent } from "./lambda-event.ts";
import { mutations } from "./mutations.ts";
import type { Target } from "./target.ts";
import { attackedSettings, createTargets } from "./targets.ts";

export type AttackFigures = {
  seed: number;
  /** By target: forged requests that were sent; `covers` says what its scheme protects. */
  targets: { name: string; covers: Target["covers"]; sent: number }[];
  arbitrary: number;
  accepted: number;
  rejectedHandlers: number;
  serverErrors: number;
  leaked: number;
  seconds: number;
  faults: string[];
};

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** Whether the same was understood as of the genuine request: what changed is nothing that is read. */
const isGenuine = (message: Record<string, unknown> | undefined, genuine: Record<string, unknown> | undefined): boolean =>
  isDeepStrictEqual({ ...message, correlationId: "" }, { ...genuine, correlationId: "" });

/**
 * Attacks the production handlers: `runs` forged requests for Slack and for each provider, and `runs` arbitrary ones.
 * Nothing forged may be taken, no handler may reject, none may answer 5xx, and no line of the log may hold what was sent.
 */
export const proveAttacks = async ({ seed, runs }: { seed: number; runs: number }): Promise<AttackFigures> => {
  const started = performance.now();
  const queue = await startQueue();
  Object.assign(process.env, attackedSettings(queue.url));
  const handlers = {
    slack: (await import("../../../handlers/slack.ts")).handler as unknown as Handler,
    ci: (await import("../../../handlers/ci-webhook.ts")).handler as unknown as Handler,
  };
  const figures: AttackFigures = { seed, targets: [], arbitrary: 0, accepted: 0, rejectedHandlers: 0, serverErrors: 0, leaked: 0, seconds: 0, faults: [] };

  const lines: string[] = [];
  const write = console.log;
  console.log = (line: unknown) => lines.push(String(line));

  const send = async (event: APIGatewayProxyEventV2): Promise<number> => {
    try {
      const { statusCode = 0 } = await (event.rawPath.startsWith("/slack") ? handlers.slack : handlers.ci)(event, { awsRequestId: "r" } as Context);
      if (statusCode >= 500) {
        figures.serverErrors += 1;
        throw new Error(`answered ${statusCode}`);
      }
      return statusCode;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("answered"))) figures.rejectedHandlers += 1;
      throw error;
    } finally {
      for (const line of lines.splice(0)) if (canaries.some((canary) => line.includes(canary))) figures.leaked += 1;
    }
  };
  const asserted = async (what: string, property: fc.IAsyncProperty<unknown>): Promise<void> => {
    const result = await fc.check(property, { seed, numRuns: runs, maxSkipsPerRun: 100 });
    if (result.failed) figures.faults.push(`${what}: ${fc.defaultReportMessage(result) ?? "failed"}`);
  };

  try {
    for (const target of await createTargets()) {
      if ((await send(lambdaEvent(target.path, await target.genuine()))) >= 300) throw new Error(`the genuine request of ${target.name} is refused: nothing can be learned from forged ones`);
      const taken = queue.sent.at(-1);
      const figure = { name: target.name, covers: target.covers, sent: 0 };
      figures.targets.push(figure);
      let genuine = await target.genuine();
      let signedAt = Date.now();
      const isForgedRefused = fc.asyncProperty(mutations, fc.boolean(), async (mutation, base64) => {
        if (Date.now() - signedAt > 60_000) [genuine, signedAt] = [await target.genuine(), Date.now()];
        const forged = await mutation.apply(genuine, target);
        fc.pre(forged !== undefined);
        // What is no UTF-8 comes as base64 only.
        const isText = Buffer.from(forged.body.toString("utf8")).equals(forged.body);
        figure.sent += 1;
        const sentBefore = queue.sent.length;
        const status = await send(lambdaEvent(target.path, forged, base64 || !isText));
        if (target.covers === "fields" && status < 300 && isGenuine(queue.sent.at(-1), taken)) return;
        if (status < 300 || queue.sent.length > sentBefore) {
          figures.accepted += 1;
          throw new Error(`${mutation.what}: answered ${status}`);
        }
      });
      await asserted(target.name, isForgedRefused);
    }
    const targets = await createTargets();
    const isArbitraryRefused = fc.asyncProperty(arbitraryEvents(targets.map(({ path }) => path)), async (event) => {
      figures.arbitrary += 1;
      const status = await send(event);
      if (status < 300) {
        figures.accepted += 1;
        throw new Error(`answered ${status}`);
      }
    });
    await asserted("arbitrary requests", isArbitraryRefused);
  } finally {
    console.log = write;
    await queue.close();
  }
  if (figures.leaked > 0) figures.faults.push(`${figures.leaked} lines of the log hold what was sent`);
  return { ...figures, seconds: Math.round((performance.now() - started) / 1000) };
};
