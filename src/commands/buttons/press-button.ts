import { answerById } from "../../catalog/answer-by-id.ts";
import { flagActions, readFlagBlockId } from "../../views/flag-actions.ts";
import { giveFeedback } from "../../views/feedback-buttons.ts";
import { askToAdd } from "../../views/wish-button.ts";
import { isNotThisAction } from "../../views/not-this-error.ts";
import { postInThread as postInThreadAction } from "../../views/thread-button.ts";
import { pressedView, type PressedAnswer } from "../../views/pressed-view.ts";
import { pressAnswer } from "../answers/press-answer.ts";
import type { AnswerPorts } from "../answers/answer-ports.ts";
import { readUndoButton } from "../team/team-change.ts";
import { editNotes } from "../../views/notes-modal.ts";
import type { NotePorts } from "../notes/note-ports.ts";
import { openNotes } from "../notes/open-notes.ts";
import type { ButtonPorts } from "./button-ports.ts";
import { postInThread } from "./post-in-thread.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import type { Press } from "./press.ts";
import { isLinkAction } from "../../views/link-actions.ts";
import { showRuns } from "./show-runs.ts";
import { snoozeFlag } from "./snooze-flag.ts";
import { takeFeedback, type FeedbackPorts } from "./take-feedback.ts";
import { takeWish, type WishPorts } from "./take-wish.ts";
import { takeFlag } from "./take-flag.ts";

type Ports = ButtonPorts & WishPorts & FeedbackPorts & NotePorts & AnswerPorts & LinkPorts;

/** Carries out what a button says. Whoever pressed it is told where it could not be done: never silence. */
export const pressButton = async (ports: Ports, press: Press): Promise<void> => {
  const answer = await carryOut(ports, press);
  ports.log("button-pressed", { action: /^[a-z_]{1,40}/.exec(press.actionId)?.[0] ?? "other", channel: press.channel, outcome: answer.kind, reference: press.reference });
  if (answer.kind === "done") return;
  await ports.replies.tell({ channel: press.channel, user: press.user, response: press.response, message: pressedView(answer, { reference: press.reference, command: ports.command }) });
};

const carryOut = async (ports: Ports, press: Press): Promise<PressedAnswer> => {
  try {
    return await handled(ports, press);
  } catch (error) {
    ports.log("button-failed", { reference: press.reference, error: error instanceof Error ? error.name : "unknown" });
    return { kind: "failed" };
  }
};

const handled = async (ports: Ports, press: Press): Promise<PressedAnswer> => {
  if (press.actionId.startsWith("undo_")) {
    const change = readUndoButton(press.actionId, press.value);
    return change === undefined ? { kind: "outdated" } : (await import("./press-undo.ts")).pressUndo(ports, press, change);
  }
  if (isLinkAction(press.actionId)) return (await import("./press-link.ts")).pressLink(ports, press);
  if (press.actionId === postInThreadAction) return postInThread(ports, press);
  if (press.actionId === editNotes) return openNotes(ports, press);
  if (isNotThisAction(press.actionId)) return (await import("./withdraw-occurrence.ts")).withdrawOccurrence(ports, press);
  if (press.actionId === askToAdd) return takeWish(ports, press);
  if (press.actionId === giveFeedback) return takeFeedback(ports, press);
  const answered = pressAnswer(ports, press);
  if (answered !== undefined) return answered;
  const flag = readFlagBlockId(press.blockId);
  if (flag === undefined || answerById(flag.errorId) === null) return { kind: "outdated" };
  switch (press.actionId) {
    case flagActions.snooze:
      return snoozeFlag(ports, press, flag);
    case flagActions.take:
      return takeFlag(ports, press, flag);
    case flagActions.runs:
      return showRuns(ports, press, flag);
    default:
      return { kind: "outdated" };
  }
};
