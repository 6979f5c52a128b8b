import { context } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";

const block = "flag_lapse";
const mark = "No longer holds: ";

const lapsed = "*This flag no longer holds*: somebody said of an occurrence that it is not this error, and what is left does not reach it.";

/** In a message of its own. */
export const lapseSaid = (hasLapsed: boolean): SlackMessage => {
  const text = hasLapsed ? lapsed : "*This flag holds again*: what somebody took back is counted again.";
  return { text: text.replaceAll("*", ""), blocks: [context(text)] };
};

/** A flag's message that says whether it does not hold any more, because an occurrence was taken back. */
export const withLapse = ({ text, blocks }: SlackMessage, hasLapsed: boolean): SlackMessage => {
  const [first, ...others] = blocks.filter((each) => each.block_id !== block);
  const said = { ...context(lapsed), block_id: block };
  const plain = text.startsWith(mark) ? text.slice(mark.length) : text;
  return { text: hasLapsed ? `${mark}${plain}` : plain, blocks: [...(first === undefined ? [] : [first]), ...(hasLapsed ? [said] : []), ...others] };
};
