// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
import type { App, ViewOutput, ViewSubmitAction } from "@slack/bolt";
import type { FormAnswer, SubmittedForm } from "../../../commands/linking/submit-form.ts";
import { linkForms } from "../../../views/link-actions.ts";

export type FormListener = {
  /** A window about links, filled in. */
  submit(form: SubmittedForm): Promise<FormAnswer>;
};

export const listenForForms = (app: App, { listeners }: { listeners: (reference: string) => FormListener }): void => {
  for (const form of Object.values(linkForms)) {
    app.view<ViewSubmitAction>({ callback_id: form, type: "view_submission" }, async ({ body, view, context, ack }) => {
      const reference = String(context["reference"]);
      const { user } = body;
      const answer = await listeners(reference).submit({ form, metadata: view.private_metadata, fields: fieldsOf(view), user: user.id, triggerId: "trigger_id" in body && typeof body.trigger_id === "string" ? body.trigger_id : "", reference });
      await ack(answer.kind === "faults" ? { response_action: "errors", errors: answer.faults } : { response_action: "update", view: answer.view });
    });
  }
};

/** What was entered or chosen, by the field's id. */
const fieldsOf = ({ state }: ViewOutput): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(state.values).flatMap(([block, elements]) =>
      Object.values(elements).map(({ value, selected_option: option, selected_conversation: conversation }) => [block, value ?? option?.value ?? conversation ?? null]),
    ),
  );
