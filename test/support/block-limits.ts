import type { ActionsBlockElement, KnownBlock } from "@slack/types";
import type { SlackMessage } from "../../src/views/slack-message.ts";

/** Slack's limits of a message, as its reference gives them: what breaks one, as a sentence each (https://docs.slack.dev/reference/block-kit/blocks). */
export const brokenLimits = ({ text, blocks }: SlackMessage): string[] => {
  const broken: string[] = [];
  const atMost = (what: string, length: number, limit: number): void => {
    if (length > limit) broken.push(`${what} has ${length}, of ${limit} at most`);
    if (length === 0) broken.push(`${what} is empty`);
  };
  atMost("the fallback text", text.length, 4_000);
  atMost("the message's blocks", blocks.length, 50);
  // Not documented: above about 13,200 characters in all Slack answers msg_blocks_too_long.
  atMost("the blocks together", JSON.stringify(blocks).length, 13_000);
  for (const [index, block] of blocks.entries()) checkBlock(`block ${index + 1} (${block.type})`, block, atMost, broken);
  return broken;
};

const checkBlock = (what: string, block: KnownBlock, atMost: (what: string, length: number, limit: number) => void, broken: string[]): void => {
  switch (block.type) {
    case "header":
      return atMost(what, block.text.text.length, 150);
    case "section":
      return atMost(what, block.text?.text.length ?? 0, 3_000);
    case "context":
      atMost(`${what}'s elements`, block.elements.length, 10);
      for (const element of block.elements) if ("text" in element) atMost(what, element.text.length, 2_000);
      return;
    case "divider":
      return;
    case "actions":
      atMost(`${what}'s id`, block.block_id?.length ?? 1, 255);
      atMost(`${what}'s elements`, block.elements.length, 25);
      for (const element of block.elements) checkElement(`${what}, ${element.type}`, element, atMost, broken);
      return;
    case "context_actions":
      atMost(`${what}'s elements`, block.elements.length, 5);
      for (const element of block.elements) {
        if (element.type !== "feedback_buttons") broken.push(`${what} has a ${element.type}, whose limits are not checked yet`);
        else for (const { text, accessibility_label: label = "x", value } of [element.positive_button, element.negative_button]) {
          atMost(`${what}'s text`, text.text.length, 75);
          atMost(`${what}'s label`, label.length, 75);
          atMost(`${what}'s value`, value.length, 2_000);
        }
      }
      return;
    case "rich_text":
      return atMost(what, JSON.stringify(block.elements).length, 3_000);
    default:
      broken.push(`${what} is of a kind whose limits are not checked yet`);
  }
};

/** https://docs.slack.dev/reference/block-kit/block-elements */
const checkElement = (what: string, element: ActionsBlockElement, atMost: (what: string, length: number, limit: number) => void, broken: string[]): void => {
  atMost(`${what}'s action id`, element.action_id?.length ?? 1, 255);
  if (element.type === "button") {
    atMost(`${what}'s text`, element.text.text.length, 75);
    atMost(`${what}'s value`, element.value?.length ?? 1, 2_000);
  } else if (element.type === "static_select") {
    atMost(`${what}'s placeholder`, element.placeholder?.text.length ?? 1, 150);
    atMost(`${what}'s options`, element.options?.length ?? 0, 100);
    for (const { text, value } of element.options ?? []) {
      atMost(`${what}'s option`, text.text.length, 75);
      atMost(`${what}'s option's value`, value?.length ?? 0, 150);
    }
  } else broken.push(`${what} is of a kind whose limits are not checked yet`);
};

/** Everything of a message that Slack would interpret: mrkdwn and the fallback. */
export const interpretedText = ({ text, blocks }: SlackMessage): string =>
  [text, ...blocks.flatMap((block) => {
    if (block.type === "section") return [block.text?.text ?? ""];
    if (block.type === "context") return block.elements.flatMap((element) => ("text" in element ? [element.text] : []));
    return [];
  })].join("\n");
