// https://docs.slack.dev/reference/interaction-payloads · https://docs.slack.dev/apis/events-api#callback-field
import * as z from "zod";
import type { SlackBody } from "./create-slack-dispatcher.ts";

/** Whether a verified body has what Bolt and our listeners read of it without looking: one without it would end in a 500, which Slack sends again. */
export const isAsSlackSends = (body: SlackBody): boolean => {
  if (body["command"] !== undefined) return commandSchema.safeParse(body).success;
  if (body["event"] !== undefined) return eventSchema.safeParse(body).success;
  switch (body["type"]) {
    case "block_actions":
      return actionsSchema.safeParse(body).success;
    case "view_submission":
      return submissionSchema.safeParse(body).success;
    case "message_action":
    case "shortcut":
      return interactionSchema.safeParse(body).success;
    default:
      // Nothing listens to it.
      return true;
  }
};

const id = z.string().min(1);
const commandSchema = z.object({ command: id, text: z.string().optional(), channel_id: id, user_id: id });

const authorizations = z.array(z.object({})).optional();
const eventSchema = z.object({
  authorizations,
  event: z.object({ type: id, channel: z.union([z.string(), z.object({})]).optional(), user: z.union([z.string(), z.object({})]).optional() }),
});

const interactionSchema = z.object({ user: z.object({ id }), channel: z.object({ id }).optional() });

const actionsSchema = z.object({
  ...interactionSchema.shape,
  message: z.object({ ts: id, blocks: z.array(z.object({ type: id })).optional() }).optional(),
  actions: z.tuple([z.object({ type: id, action_id: id, block_id: z.string(), value: z.string().optional() })], z.unknown()),
});

const submissionSchema = z.object({
  ...interactionSchema.shape,
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))) }),
  }),
});
