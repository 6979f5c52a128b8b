import { afterAll, describe, expect, test } from "vitest";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { twoWays } from "../support/two-ways.ts";

const secret = "a-slack-signing-secret-of-35-letters";
const table = await startEmbeddedTable();
const queue = await startQueue();
Object.assign(process.env, {
  SLACK_SIGNING_SECRET: secret,
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
  QUEUE_URL: queue.url,
  DYNAMODB_ENDPOINT: (await table.client.config.endpoint?.().then(({ hostname, port }) => `http://${hostname}:${port}`)) ?? "",
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});
const { ways, stop } = await twoWays("handlers/slack.handler");
afterAll(async () => {
  await stop();
  await queue.close();
});

const form = "application/x-www-form-urlencoded";

describe.each(ways)("a request of Slack's $name", ({ send }) => {
  const ask = async (text: string, { key = secret, type = form } = {}) => {
    const body = commandBody(text);
    const answer = await send({ path: "/slack/events", body, headers: { "content-type": type, ...slackHeaders(body, key) } });
    return { ...answer, shown: answer.body };
  };
  const sendSigned = (body: string, type: string) =>
    send({ path: "/slack/events", body, headers: { "content-type": type, ...slackHeaders(body, secret) } });

  test("with a command is answered privately in the acknowledgement", async () => {
    const { status, body } = await ask("SOURCE_DOES_NOT_EXIST");
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response_type: "ephemeral", text: expect.stringContaining("412 SOURCE_DOES_NOT_EXIST"), blocks: expect.any(Array) });
  });

  test("beyond ASCII, or with a charset in its content type, is taken", async () => {
    expect((await ask("quota dépassé €")).status).toBe(200);
    expect((await ask("429", { type: `${form}; charset=utf-8` })).shown).toContain("TOO_MANY_REQUESTS");
  });

  test("with an empty command explains the command", async () => {
    expect((await ask("")).shown).toContain("explains the errors of Coveo");
  });

  test("with text that would mention people mentions nobody", async () => {
    const { shown } = await ask("<!channel> <@U1> <https://evil.example|429> @here `x`");
    expect(shown).not.toMatch(/<!channel>|<@U1>|<https:\/\/evil/);
    expect(shown).toContain("&lt;!channel&gt;");
  });

  test("with a pasted secret is not repeated, and whoever pasted it is told", async () => {
    const { shown } = await ask("xx564559b1-0045-48e1-953c-3addd1ee4457");
    expect(shown).not.toContain("564559b1");
    expect(shown).toContain("looked like a secret");
  });

  test("with 40,000 characters is answered", async () => {
    const { status, body } = await ask("a b ".repeat(10_000));
    expect(status).toBe(200);
    expect(body.length).toBeLessThan(10_000);
  });

  test("that is not signed, signed with another secret, or stale gets 401 and is not parsed", async () => {
    expect((await ask("429", { key: "another-secret-of-thirty-two-characters" })).status).toBe(401);
    expect((await send({ path: "/slack/events", body: "{bad", headers: { "content-type": "application/json" } })).status).toBe(401);
    expect((await send({ path: "/slack/events", body: "ssl_check=1", headers: { "content-type": form } })).status).toBe(401);
    const body = commandBody("429");
    const stale = slackHeaders(body, secret, Date.now() - 400_000);
    expect((await send({ path: "/slack/events", body, headers: { "content-type": form, ...stale } })).status).toBe(401);
  });

  test("that is signed but malformed gets 400", async () => {
    expect((await sendSigned("{bad", "application/json")).status).toBe(400);
    expect((await sendSigned("payload=%7Bbad", form)).status).toBe(400);
    expect((await sendSigned("[]", "application/json")).status).toBe(400);
    expect((await sendSigned("429", "text/plain")).status).toBe(400);
  });

  test("larger than 1 MB gets 413", async () => {
    expect((await sendSigned("x".repeat(1_000_001), form)).status).toBe(413);
  });

  test("that checks the address is answered: the certificate check, and the challenge", async () => {
    expect((await sendSigned("ssl_check=1&token=x", form)).status).toBe(200);
    const { status, body } = await sendSigned('{"type":"url_verification","challenge":"3eZbrw1a"}', "application/json");
    expect({ status, body: JSON.parse(body) }).toEqual({ status: 200, body: { challenge: "3eZbrw1a" } });
  });

  test("that nothing listens to is acknowledged", async () => {
    const event = { type: "event_callback", team_id: "T1", event: { type: "reaction_added", user: "U1", item: { channel: "C1" } } };
    expect((await sendSigned(JSON.stringify(event), "application/json")).status).toBe(200);
  });
});

describe("a look-up that is counted", () => {
  const lookUp = async (channel: string) => {
    const body = commandBody("SOURCE_DOES_NOT_EXIST", channel);
    const sent = queue.sent.length;
    const answer = await ways[0]?.send({ path: "/slack/events", body, headers: { "content-type": form, ...slackHeaders(body, secret) } });
    return { answer, queued: queue.sent.slice(sent) };
  };

  test("is left to the consumer, which sees whether it reaches a flag, once an hour", async () => {
    const hour = new Date().toISOString().slice(0, 13);
    expect((await lookUp("CFLAGGED01")).queued).toEqual([
      { version: 1, kind: "slack", work: "flag", correlationId: expect.any(String), team: "CFLAGGED01", errorId: "push/412/SOURCE_DOES_NOT_EXIST", occurredAt: expect.stringMatching(`^${hour}:00:00`) },
    ]);
    expect((await lookUp("CFLAGGED01")).queued).toEqual([]);
  });

  test("is answered with its count though the queue is down", async () => {
    queue.state.down = true;
    const { answer, queued } = await lookUp("CFLAGGED02");
    queue.state.down = false;
    expect(queued).toEqual([]);
    expect(answer?.status).toBe(200);
    expect(answer?.body).toContain("SOURCE_DOES_NOT_EXIST");
    expect(answer?.body).not.toContain("could not be read just now");
  });
});

test("while the database is down a look-up is answered all the same, without the count, and left to the consumer to be counted", async () => {
  await table.close();
  const before = queue.sent.length;
  for (const { send } of ways) {
    const body = commandBody("429");
    const answer = await send({ path: "/slack/events", body, headers: { "content-type": form, ...slackHeaders(body, secret) } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain("TOO_MANY_REQUESTS");
    expect(answer.body).toContain("could not be read just now");
  }
  expect(queue.sent.slice(before)).toEqual(expect.arrayContaining([expect.objectContaining({ work: "look-up", errorId: "push/429/TOO_MANY_REQUESTS" })]));
});
