import { section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { errorName } from "./error-name.ts";
import { referenceLine } from "./reference-line.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";
import { whyNotPosted } from "./why-not-posted.ts";

/** What came of a pressed button; all but `done` is said to whoever pressed it. */
export type PressedAnswer =
  | { kind: "done" }
  /** The button is of another version, or of an error that the catalog does not know. */
  | { kind: "outdated" }
  /** The database did not answer in time. */
  | { kind: "unavailable" }
  | { kind: "unread" }
  /** It was done, but the message could not be updated. */
  | { kind: "not-shown" }
  | { kind: "not-opened" }
  | { kind: "episode-over"; errorId: string }
  | { kind: "changed-since" }
  /** What was before is in force already. */
  | { kind: "undone-before" }
  /** To link again takes an administrator: one was asked, or nobody can be. */
  | { kind: "asked-to-link" }
  | { kind: "may-not-link" }
  | { kind: "undone-unseen" }
  /** Another press is at it, or was and nobody knows what came of it. */
  | { kind: "being-posted" }
  /** A private answer was posted in its thread. */
  | { kind: "in-thread" }
  | { kind: "not-posted"; reason: string }
  | { kind: "not-admin" }
  /** A link that was asked for ran out, or was asked for anew. */
  | { kind: "request-gone" }
  | { kind: "decided-before" }
  | { kind: "wished" }
  /** The occurrence is older than is kept. */
  | { kind: "forgotten" }
  /** Whether an answer helped is noted. */
  | { kind: "thanks"; helped: boolean }
  /** An occurrence was taken back or brought back, but the message could not be updated, or the flag not looked at. */
  | { kind: "not-corrected" }
  | { kind: "not-reviewed" }
  | { kind: "failed" };

/** What whoever pressed a button is told. */
export const pressedView = (answer: Exclude<PressedAnswer, { kind: "done" }>, { reference, command }: { reference: string; command: string }): SlackMessage => {
  const text = words(answer, command);
  return { text, blocks: [section(withReference.has(answer.kind) ? `${text}\n${referenceLine(reference)}` : text)] };
};

const withReference = new Set<PressedAnswer["kind"]>(["unavailable", "unread", "not-shown", "not-opened", "undone-unseen", "not-corrected", "not-reviewed", "failed"]);

const words = (answer: Exclude<PressedAnswer, { kind: "done" }>, command: string): string => {
  switch (answer.kind) {
    case "outdated":
      return `That button is of another version of this app, and does nothing any more. ${call(command, "help")} tells what can be typed in its place.`;
    case "unavailable":
      return "The database did not answer in time: nobody knows whether it was saved. Press the button again in a minute.";
    case "unread":
      return "The runs could not be read just now. Press the button again in a minute.";
    case "not-shown":
      return `It is done, but this message could not be updated. ${call(command, "muted")} tells what is snoozed here.`;
    case "not-opened":
      return "The window could not be opened in time. Press the button again.";
    case "episode-over":
      return `${escaped(errorName(answer.errorId))} has not come back for a while, so its flag is down and cannot get worse. Snooze it for a day or a week to hear nothing of a new one.`;
    case "changed-since":
      return `Nothing was undone: it has been changed again since. See ${call(command, "threshold")}, ${call(command, "digest")}, ${call(command, "projects")} or ${call(command, "muted")}, and set what you want.`;
    case "undone-before":
      return "It is undone already: what was before is in force again.";
    case "asked-to-link":
      return "To link it again takes an administrator's word now: one was asked, and you are told alone what they decide. Nothing is changed until then.";
    case "may-not-link":
      return "Nothing was undone: to link it again takes an administrator's word now, and none can be asked here. Whoever runs this app can link it in the links file.";
    case "undone-unseen":
      return "It is undone, but this message could not be updated.";
    case "being-posted":
      return "It is being posted already. If it does not appear within half a minute, press the button again.";
    case "in-thread":
      return "It is in the thread of that message now, for everybody.";
    case "not-posted":
      return `It was not posted. ${whyNotPosted(answer.reason)}`;
    case "not-admin":
      return "Only administrators decide that: the bot's setting ADMINS names them.";
    case "request-gone":
      return "This request has run out, or was asked anew since. Whoever still wants the link asks again.";
    case "decided-before":
      return "Another administrator decided otherwise before, and that is what counts.";
    case "thanks":
      return answer.helped
        ? "Thanks: noted that it helped, without your name."
        : `Thanks: noted that it did not help, without your name. What did help is worth a note: press *Add a note*, and it is shown with the answer next time.`;
    case "wished":
      return "Noted, without your name: whoever runs this app gets a list each week of what the catalog lacks.";
    case "forgotten":
      return "That failure is not counted any more in any case: it is older than 35 days.";
    case "not-corrected":
      return "It is done and counted so, but this message could not be updated.";
    case "not-reviewed":
      return "It is done and counted so, but the flag and the counter of this message could not be looked at again just now. Press the button, and the one that undoes it, in a minute.";
    case "failed":
      return "Something went wrong here, not with what you did. Press the button again.";
  }
};
