import type { ModalView } from "@slack/types";
import type { SlackMessage } from "../views/slack-message.ts";

/** What one person alone is shown. Both give false where it did not work: what to say then is the caller's. */
export type PersonalReplies = {
  /** `response`: the path of a `response_url`, tried first where there is one: it also works in channels that this app is not in. Without a channel, as on the Home tab, it is a direct message. */
  tell(message: { channel: string; user: string; message: SlackMessage; response?: string | null }): Promise<boolean>;
  /** `triggerId` lives three seconds. */
  openModal(modal: { triggerId: string; view: ModalView }): Promise<boolean>;
};

/** What else the response address of a private answer takes. Both give false where it did not work. */
export type AnswerReplies = {
  /** Puts another private answer in place of the one whose button was pressed. */
  replace(answer: { response: string; message: SlackMessage }): Promise<boolean>;
  /** Posts in the channel, as an answer to what was typed there: also where this app is not in it. */
  postInChannel(answer: { response: string; message: SlackMessage }): Promise<boolean>;
};

/** Private answers that come later than the acknowledgement. */
export type LateReplies = {
  /** At the response address while it lives (`askedAt`: ISO 8601), else as a message only this person sees. `refused`: for good. Throws UnavailableError. */
  tellLater(reply: {
    channel: string;
    user: string;
    message: SlackMessage;
    response: string | null;
    askedAt: string;
    now: Date;
  }): Promise<{ kind: "told" } | { kind: "refused"; reason: string }>;
};
