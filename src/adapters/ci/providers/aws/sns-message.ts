// https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html
import * as z from "zod";
import type { Delivery } from "../../../../ports/delivery.ts";

const text = z.string().nullish();
const message = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  Message: z.string(),
  MessageId: text,
  Subject: text,
  SubscribeURL: text,
  Timestamp: text,
  Token: text,
  TopicArn: z.string(),
  SignatureVersion: text,
  Signature: text,
  SigningCertURL: text,
});
// The trigger for Lambda brings it in a record, and spells SigningCertUrl.
const record = z.object({ Records: z.tuple([z.object({ Sns: message })]) }).transform(({ Records: [{ Sns }] }) => Sns);
const body = z.union([message, record]);

export type SnsMessage = z.infer<typeof message>;

/** The message in a body; undefined where there is none. */
export const snsMessageIn = (delivery: Delivery): SnsMessage | undefined => {
  try {
    return body.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(delivery.body))).data;
  } catch {
    return undefined;
  }
};
