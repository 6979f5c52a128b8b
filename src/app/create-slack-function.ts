import { createFindRunByUrl } from "../adapters/ci/create-receivers.ts";
import { notificationRules } from "../adapters/ci/notification-rules.ts";
import { answerSlackRequest, type SlackAnswer } from "../adapters/slack/answer-slack-request.ts";
import { createPersonalReplies } from "../adapters/slack/create-personal-replies.ts";
import { createAnswerReplies } from "../adapters/slack/create-answer-replies.ts";
import { createSlackChannels } from "../adapters/slack/create-slack-channels.ts";
import { createSlackDispatcher } from "../adapters/slack/create-slack-dispatcher.ts";
import { createSlackMessenger } from "../adapters/slack/create-slack-messenger.ts";
import { createStatusPage } from "../adapters/status-page/create-status-page.ts";
import { find } from "../catalog/find.ts";
import { answerTyped } from "../commands/answers/answer-typed.ts";
import { queueExplanation } from "../commands/ask/queue-explanation.ts";
import { queueQuestion } from "../commands/ask/queue-question.ts";
import { queueNotification } from "../commands/watch/queue-notification.ts";
import { lookUpsOnce } from "../commands/look-ups-once.ts";
import { pressButton } from "../commands/buttons/press-button.ts";
import { processEnvironment, readSettings } from "../config.ts";
import { hmacHex } from "../signatures/sign-hmac.ts";
import { withFields } from "../pipelines/with-fields.ts";
import type { Delivery } from "../ports/delivery.ts";
import { clock } from "./clock.ts";
import { createConnections } from "./create-connections.ts";
import { createLightSeeing } from "./create-light-seeing.ts";
import { createOwnRedact } from "./create-own-redact.ts";
import { createQueue } from "./create-queue.ts";
import { createQuickStore } from "./create-quick-store.ts";
import { newId } from "./new-id.ts";

/** Answers Slack's requests. Somebody waits for the answer, so the database gets one short try. */
export const createSlackFunction = (): ((delivery: Delivery, reference: string) => Promise<SlackAnswer>) => {
  const { log } = createLightSeeing();
  const settings = readSettings(processEnvironment(), ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_RESPONSE_URL_BASE", "SLACK_COMMAND", "TIME_ZONE", "OPS_CHANNEL", "ADMINS", "COVEO_STATUS_URL"]);
  const store = createQuickStore({ timeout: 800 });
  const connections = createConnections();
  const redact = createOwnRedact(connections, settings.SLACK_BOT_TOKEN);
  // Each step has a part of Slack's three seconds: the database first, then one call of Slack's, then another if that fails.
  const slack = { token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL, timeout: 1_000 };
  const ports = {
    find,
    store,
    findRunByUrl: createFindRunByUrl(connections),
    notificationRules: Object.values(notificationRules),
    queue: lookUpsOnce(createQueue()),
    messenger: createSlackMessenger(slack),
    replies: createPersonalReplies({ ...slack, responseBase: settings.SLACK_RESPONSE_URL_BASE, log }),
    answers: createAnswerReplies({ responseBase: settings.SLACK_RESPONSE_URL_BASE, timeout: 1_000, log }),
    statusPage: createStatusPage({ base: settings.COVEO_STATUS_URL, clock, log }),
    channels: createSlackChannels(slack),
    connections,
    admins: settings.ADMINS,
    operationsChannel: settings.OPS_CHANNEL,
    command: settings.SLACK_COMMAND,
    timeZone: settings.TIME_ZONE,
    newId,
    voterOf: async (answerId: string, user: string) => (await hmacHex(settings.SLACK_SIGNING_SECRET[0] ?? new Uint8Array(), new TextEncoder().encode(`vote:${answerId}:${user}`))).slice(0, 32),
    redact,
    clock,
    log,
  };
  const dispatch = createSlackDispatcher({
    botToken: settings.SLACK_BOT_TOKEN,
    apiUrl: settings.SLACK_API_URL,
    responseBase: settings.SLACK_RESPONSE_URL_BASE,
    command: settings.SLACK_COMMAND,
    log,
    listeners: (request) => {
      // What is logged for somebody bears the reference that they are told.
      const own = { ...ports, log: withFields(log, { reference: request }) };
      return {
        command: (typed) => answerTyped(own, typed),
        press: (press) => pressButton(own, press),
        explainMessage: (chosen) => queueExplanation(own, chosen),
        question: (question) => queueQuestion(own, question),
        notification: (posted) => queueNotification(own, posted),
        // Seldom used, so it is not loaded at each start.
        submitNotes: async (notes) => (await import("../commands/notes/submit-notes.ts")).submitNotes(own, notes),
        submit: async (form) => (await import("../commands/linking/submit-form.ts")).submitForm(own, form),
        channelChanged: (event, reference) => own.queue.send({ version: 1, kind: "slack", work: "channel", correlationId: reference, event }),
        homeOpened: (user, reference) => own.queue.send({ version: 1, kind: "slack", work: "home", correlationId: reference, user, page: 0 }),
        revoked: async (reason) => own.log("slack-token-refused", { reason }, "error"),
      };
    },
  });
  const { tell } = ports.replies;
  return (delivery, reference) => answerSlackRequest({ keys: settings.SLACK_SIGNING_SECRET, dispatch, tell, responseBase: settings.SLACK_RESPONSE_URL_BASE, clock, log }, delivery, reference);
};
