// https://docs.slack.dev/apis/events-api#retries · https://docs.slack.dev/surfaces/modals#displaying_errors
import * as z from "zod";
import type { PersonalReplies } from "../../ports/replies.ts";
import { doneModal } from "../../views/done-modal.ts";
import { faultText, faultView } from "../../views/fault-view.ts";
import type { SlackAnswer } from "./answer-slack-request.ts";
import type { SlackBody } from "./create-slack-dispatcher.ts";
import { responsePath } from "./response-path.ts";

type Ports = { tell: PersonalReplies["tell"]; responseBase: string };

/** Slack sends an event again so often. */
const mostRetries = 3;

/**
 * Answers a request whose listener failed: whoever waits is told in words, with the reference that is in the log. Slack sends
 * only events again; after the last time who asked is told, and no fault is answered, for Slack switches an app off that has too many.
 */
export const answerFault = async ({ tell, responseBase }: Ports, body: SlackBody, { reference, retry }: { reference: string; retry: number }): Promise<SlackAnswer> => {
  if (body["command"] !== undefined) return { status: 200, body: { response_type: "ephemeral", ...faultView(reference) } };
  if (body["type"] === "view_submission") return { status: 200, body: windowOf(body, reference) };
  if (body["event"] !== undefined && retry < mostRetries) return { status: 500 };
  const waiting = (body["event"] === undefined ? interactionSchema : questionSchema).safeParse(body).data;
  if (waiting !== undefined) await tell({ ...waiting, response: responsePath(responseBase, body["response_url"]), message: faultView(reference) });
  return { status: 200 };
};

/** What was filled in stays: it can be sent again. */
const windowOf = (body: SlackBody, reference: string): unknown => {
  const [field] = Object.keys(windowSchema.safeParse(body).data?.view.state.values ?? {});
  return field === undefined ? { response_action: "update", view: doneModal(faultView(reference), "It did not work") } : { response_action: "errors", errors: { [field]: faultText(reference).replaceAll("`", "") } };
};

const windowSchema = z.object({ view: z.object({ state: z.object({ values: z.record(z.string(), z.unknown()) }) }) });

const id = z.string().min(1);
const interactionSchema = z.object({ user: z.object({ id }), channel: z.object({ id }).optional() }).transform(({ user, channel }) => ({ user: user.id, channel: channel?.id ?? "" }));

/** A mention, or what a person says in a direct message: nobody waits for what becomes of other events. */
const asked = z.object({ user: id, channel: id, bot_id: z.undefined().optional() });
const questionSchema = z
  .object({ event: z.union([asked.extend({ type: z.literal("app_mention") }), asked.extend({ type: z.literal("message"), channel_type: z.literal("im") })]) })
  .transform(({ event: { user, channel } }) => ({ user, channel }));
