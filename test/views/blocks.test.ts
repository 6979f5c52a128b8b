import { expect, test } from "vitest";
import { context, section } from "../../src/views/blocks.ts";
import { withThreadButton } from "../../src/views/thread-button.ts";

test("Slack makes no mention and no link of plain words: all markup is taken as it is written", () => {
  const { blocks } = withThreadButton({ text: "x", blocks: [section("branch @here"), context("of canary.example")] }, { errorIds: ["push/413"], threadTs: "1.2" });
  const texts = JSON.stringify(blocks).match(/"type":"mrkdwn"/g) ?? [];
  expect(texts).toHaveLength(3);
  expect(JSON.stringify(blocks).match(/"type":"mrkdwn","text":"[^"]*","verbatim":true/g)).toHaveLength(3);
});
