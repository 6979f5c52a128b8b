import { answerById } from "../catalog/answer-by-id.ts";
import type { Sampled } from "../commands/post-sample.ts";
import { answerBlocks, answerName } from "./answer-blocks.ts";
import { context, header, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";
import { whyNotPosted } from "./why-not-posted.ts";

const sampleError = "push/429/TOO_MANY_REQUESTS";

/** What an answer to a failed pipeline looks like; nobody can take it for one. */
export const sampleView = ({ command }: { command: string }): SlackMessage => {
  const answer = answerById(sampleError);
  if (answer === null) throw new RangeError(`${sampleError} is in no catalog`);
  return {
    text: "Sample: no pipeline failed. This is what an answer of this app looks like.",
    blocks: [
      header(`SAMPLE: ${answerName(answer)}`),
      section("*This is a sample: no pipeline failed, and nothing was counted.* An answer to a failed pipeline looks like this, with the line of its log that proves the error."),
      section(escaped(answer.title)),
      ...answerBlocks(answer),
      context(`Asked for with ${call(command, "test")}.`),
    ],
  };
};

/** What came of asking for a sample, for whoever asked. */
export const sampledView = (sampled: Sampled): SlackMessage => {
  const text = sampled.kind === "posted" ? "A sample was posted in this channel: answers can be posted here. Nothing was counted." : `No sample was posted. ${whyNotPosted(sampled.reason)}`;
  return { text, blocks: [section(text)] };
};
