// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
import type { App, ViewSubmitAction } from "@slack/bolt";
import type { NotesAnswer, SubmittedNotes } from "../../../commands/notes/submit-notes.ts";
import { notesForm } from "../../../views/notes-modal.ts";

export type NotesListener = {
  /** The window with a team's notes, saved. */
  submitNotes(submitted: SubmittedNotes): Promise<NotesAnswer>;
};

export const listenForNotes = (app: App, { listeners }: { listeners: (reference: string) => NotesListener }): void => {
  app.view<ViewSubmitAction>({ callback_id: notesForm, type: "view_submission" }, async ({ body, view, context, ack }) => {
    const fields = Object.fromEntries(Object.entries(view.state.values).map(([field, elements]) => [field, Object.values(elements)[0]?.value ?? null]));
    const reference = String(context["reference"]);
    const answer = await listeners(reference).submitNotes({ metadata: view.private_metadata, fields, user: body.user.id, reference });
    await (answer.kind === "faults" ? ack({ response_action: "errors", errors: answer.faults }) : ack());
  });
};
