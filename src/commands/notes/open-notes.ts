import { answerById } from "../../catalog/answer-by-id.ts";
import { mostEdited, notesModal } from "../../views/notes-modal.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { Press } from "../buttons/press.ts";
import { impatiently } from "../impatiently.ts";
import type { NotePorts } from "./note-ports.ts";

/** Opens the window with a team's notes on an error. */
export const openNotes = async (ports: NotePorts, { value: errorId, channel, triggerId, response }: Press): Promise<PressedAnswer> => {
  if (answerById(errorId) === null) return { kind: "outdated" };
  const notes = await impatiently(ports, () => ports.store.listNotes({ team: channel, errorId, limit: mostEdited }));
  if (notes === null) return { kind: "unread" };
  const view = notesModal({ errorId, channel, openedAt: ports.clock().toISOString(), response }, notes);
  return (await ports.replies.openModal({ triggerId, view })) ? { kind: "done" } : { kind: "not-opened" };
};
