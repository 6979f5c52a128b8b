import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { startQueue } from "../../../test/support/fake-sqs.ts";
import type { AttackFigures } from "./attack-figures.ts";
import { attackedSettings, secondConnections, targets } from "./targets.ts";
import { keepWrittenLines } from "./written-lines.ts";

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The production handlers with a queue that keeps what it is sent. What they do wrong is counted in the figures. */
export const startAttackedBot = async (figures: AttackFigures) => {
  const queue = await startQueue();
  const settings = attackedSettings(queue.url);
  Object.assign(process.env, settings);
  const handlers = {
    slack: (await import("../../../handlers/slack.ts")).handler as unknown as Handler,
    ci: (await import("../../../handlers/ci-webhook.ts")).handler as unknown as Handler,
  };
  const lines = keepWrittenLines();
  const secrets = [settings["SLACK_BOT_TOKEN"] ?? "", ...[...targets, ...secondConnections].map(({ secret }) => secret)];

  const answerOf = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      return await (event.rawPath?.startsWith("/slack") ? handlers.slack : handlers.ci)(event, { awsRequestId: "r" } as Context);
    } catch (error) {
      figures.rejectedHandlers += 1;
      throw error;
    }
  };

  return {
    queue,
    lines,
    /** The answer's status. Throws where the handler rejects, answers 5xx, or one of `hidden` or a secret is in its answer or its log. */
    send: async (event: APIGatewayProxyEventV2, hidden: readonly string[]): Promise<number> => {
      lines.take();
      const { statusCode: status = 0, ...answer } = await answerOf(event);
      const written = lines.take();
      figures.lines += written.length;
      const leaking = [...written, JSON.stringify(answer)].find((said) => [...hidden, ...secrets].some((text) => said.includes(text)));
      if (leaking !== undefined) {
        figures.leaked += 1;
        throw new Error(`told what was sent, or a secret: ${leaking}`);
      }
      if (status >= 500) {
        figures.serverErrors += 1;
        throw new Error(`answered ${status}`);
      }
      return status;
    },
    stop: async (): Promise<void> => {
      await lines.release();
      await queue.close();
    },
  };
};

export type AttackedBot = Awaited<ReturnType<typeof startAttackedBot>>;
