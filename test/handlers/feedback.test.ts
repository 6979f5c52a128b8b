import type { ContextActionsBlock } from "@slack/types";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, expect, test } from "vitest";
import type { SlackMessage } from "../../src/views/slack-message.ts";
import { alice, allText, bob, startSignedSlack } from "../support/signed-slack.ts";

const slack = await startSignedSlack();
afterAll(slack.stop);
const { command, press, told, store, table } = slack;
const channel = "C000000001";

const vote = (answer: SlackMessage, helped: boolean, user = alice) => {
  const [element] = answer.blocks.find((block): block is ContextActionsBlock => block.type === "context_actions")?.elements ?? [];
  if (element?.type !== "feedback_buttons") throw new Error("no feedback buttons");
  const { value } = helped ? element.positive_button : element.negative_button;
  return press({ action_id: element.action_id ?? "", type: "feedback_buttons", value }, null, { user });
};

test("whether an answer helped is counted once a person and answer, without a name, and shown", async () => {
  const answer = await command("413");
  for (const helped of [false, true, true]) expect((await vote(answer, helped)).status).toBe(200);
  await vote(answer, false, bob);
  await vote(await command("413"), true);
  expect(told().map(({ user, text }) => [user, text.slice(0, 7)])).toEqual([alice, alice, alice, bob, alice].map((user) => [user, "Thanks:"]));
  const votes = await store.listVotes({ team: channel, from: "2000", until: "3000" });
  expect(votes.map(({ helped }) => helped).toSorted()).toEqual([false, true, true]);
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  expect(JSON.stringify(Items.filter((item) => item["sk"]?.S?.startsWith("FEEDBACK#")))).not.toMatch(new RegExp(`${alice}|${bob}`));
  expect(allText(await command("stats"))).toContain("answers: 2 helped, 1 did not help");
  expect(allText(await command("join"))).toBeTruthy();
  expect(allText(await command("digest"))).toContain("Of the answers 2 helped, 1 did not help");
});

test("a vote that cannot be read is answered in words", async () => {
  await press({ action_id: "give_feedback", type: "feedback_buttons", value: "{}" }, null);
  expect(told()).toEqual([{ user: alice, text: expect.stringContaining("another version") }]);
});
