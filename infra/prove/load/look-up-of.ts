import { commandBody, slackHeaders } from "../../surroundings/slack-request.ts";
import { slackSecret } from "../../surroundings/running-bot.ts";
import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import { knownErrors, type KnownError } from "./loads.ts";
import type { Answered, Sent } from "./send-at-once.ts";

export type LookUp = { channel: string; error: KnownError };

export const generateLookUps = ({ seed, count, channels }: { seed: string; count: number; channels: readonly string[] }): LookUp[] => {
  const random = seededRandom(`${seed} look-ups`);
  return Array.from({ length: count }, () => ({ channel: channels[random.below(channels.length)] ?? "", error: random.pick(knownErrors) }));
};

/** `/coveo-error` with the error's code, as Slack sends and signs it now. */
export const lookUpOf = ({ channel, error }: LookUp): Sent => {
  const body = commandBody(error.code, channel);
  return { path: "/slack/events", headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, slackSecret) }, body };
};

/** Whether an answer explains the error; `counted`: and says how often the channel met it, for which the table has 800 ms. */
export const readAnswer = ({ error }: LookUp, { status, body }: Answered): { explained: boolean; counted: boolean } => ({
  explained: status === 200 && body.includes(error.code),
  counted: status === 200 && !body.includes("could not be read just now"),
});
