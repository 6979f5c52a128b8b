import { context } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";

const block = "flag_lapse";
const mark = "No longer holds: ";

/** A flag's message that says whether it does not hold any more, because an occurrence was taken back. */
export const withLapse = ({ text, blocks }: SlackMessage, hasLapsed: boolean): SlackMessage => {
  const [first, ...others] = blocks.filter((each) => each.block_id !== block);
  const said = { ...context("*This flag no longer holds*: somebody said of an occurrence that it is not this error, and what is left does not reach it."), block_id: block };
  const plain = text.startsWith(mark) ? text.slice(mark.length) : text;
  return { text: hasLapsed ? `${mark}${plain}` : plain, blocks: [...(first === undefined ? [] : [first]), ...(hasLapsed ? [said] : []), ...others] };
};
