import { commandBody, slackHeaders } from "../../surroundings/slack-request.ts";
import { githubHeaders, workflowRunBody } from "../../surroundings/github-delivery.ts";

const request = (body: string, headers: Record<string, string>, more: object = {}) => ({ version: "2.0", body: Buffer.from(body).toString("base64"), isBase64Encoded: true, headers, ...more });

/** `/coveo-error <text>`, as API Gateway hands it over. */
export const commandEvent = (text: string, secret: string) => {
  const body = commandBody(text);
  return request(body, { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, secret) });
};

/** GitHub's delivery of a failed run, as API Gateway hands it over. */
export const deliveryEvent = ({ branch = "main", ...run }: Parameters<typeof workflowRunBody>[0] & { branch?: string }, secret: string) => {
  const body = workflowRunBody(run).replace('"head_branch":"main"', `"head_branch":${JSON.stringify(branch)}`);
  return request(body, githubHeaders(body, secret), { routeKey: "POST /ci/{provider}", pathParameters: { provider: "github" } });
};

/** One message of the queue's, as SQS hands it over. */
export const queueEvent = (body: string) => ({
  Records: [{ messageId: "1", receiptHandle: "1", body, attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(Date.now()) } }],
});
