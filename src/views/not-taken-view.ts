import { section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";

/** What is told where work could not even be begun. */
export const notTakenView = (reference: string): SlackMessage => {
  const text = `That could not be taken on just now. Try again in a minute; if it stays so, tell whoever runs this app the reference \`${escaped(reference)}\`.`;
  return { text, blocks: [section(text)] };
};
