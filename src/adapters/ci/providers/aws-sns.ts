// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
import { unread } from "../../../pipelines/reading.ts";
import type { CiProvider } from "../provider.ts";
import { consoleAndLogs } from "./aws/console-and-logs.ts";
import { readEvent } from "./aws/read-event.ts";
import { hostOf, regionIn } from "./aws/region.ts";
import { snsMessageIn } from "./aws/sns-message.ts";
import { verifySnsMessage } from "./aws/verify-sns-message.ts";

/** The same events through a topic of SNS, over HTTP or as a record of its trigger for Lambda. */
export const awsSns: CiProvider = {
  ...consoleAndLogs,
  name: "aws-sns",
  options: ["TOPIC_ARNS", "CERTIFICATE", "SIGNATURE_VERSION"],
  verify: verifySnsMessage,

  // The address that the message names for it is not used: this one is of the same topic and leads to SNS.
  confirmation: (delivery, { apiUrl }) => {
    const { Type, TopicArn = "", Token } = snsMessageIn(delivery) ?? {};
    const region = regionIn(TopicArn);
    if (Type !== "SubscriptionConfirmation" || !Token || region === undefined) return undefined;
    const query = new URLSearchParams({ Action: "ConfirmSubscription", TopicArn, Token });
    return `${apiUrl?.replace(/\/$/, "") ?? `https://${hostOf("sns", region)}`}/?${query}`;
  },

  read: (delivery) => {
    const message = snsMessageIn(delivery);
    if (message === undefined) return { kind: "malformed", message: "the body is no message of SNS" };
    if (message.Type !== "Notification") return other("a message about the subscription itself");
    if (!isJson(message.Message)) return other("free text: send the event as it is, without an input transformer");
    return readEvent({ headers: {}, body: new TextEncoder().encode(message.Message) });
  },
};

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
};

const other = (reason: string) => ({ kind: "read" as const, reading: { ...unread, reason } });
