import { section } from "./blocks.ts";
import { referenceLine } from "./reference-line.ts";
import type { SlackMessage } from "./slack-message.ts";

/** What whoever asked is told where no answer came, though it was tried several times. */
export const gaveUpView = (reference: string): SlackMessage => {
  const text = `*There is no answer to that*: something that it takes did not work, also when it was tried again. It is not tried any more. Ask again later. ${referenceLine(reference)}`;
  return { text, blocks: [section(text)] };
};
