// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
import type { BlockAction, BlockElementAction } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import type { Press } from "../../commands/buttons/press.ts";

/** What was pressed; undefined for a button that only opens an address, which Slack tells of too. */
export const readPress = (body: BlockAction, action: BlockElementAction, { reference, response }: Pick<Press, "reference" | "response">): Press | undefined => {
  if ("url" in action && typeof action.url === "string" && action.url !== "") return undefined;
  const { channel, message, user, trigger_id: triggerId } = body;
  return {
    actionId: action.action_id,
    blockId: action.block_id,
    value: valueOf(action),
    channel: channel?.id ?? "",
    user: user.id,
    triggerId,
    message: channel === undefined || message === undefined ? null : { ts: message.ts, text: message.text ?? "", blocks: (message["blocks"] ?? []) as KnownBlock[] },
    response,
    reference,
  };
};

const valueOf = (action: BlockElementAction): string => {
  switch (action.type) {
    case "feedback_buttons":
    case "button":
      return action.value ?? "";
    case "static_select":
      return action.selected_option?.value ?? "";
    default:
      return "";
  }
};
