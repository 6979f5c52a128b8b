import { safeName } from "../../pipelines/safe-name.ts";
import { postings } from "../../pipelines/link.ts";
import { doneModal } from "../../views/done-modal.ts";
import { linkFields } from "../../views/link-form.ts";
import { linkFormFaults as faults } from "../../views/link-form-faults.ts";
import { linkForms, readChannelValue } from "../../views/link-actions.ts";
import { linkView } from "../../views/link-view.ts";
import { withReferenceLine } from "../../views/reference-line.ts";
import { checkedLink, listOf } from "../arguments/parse-link.ts";
import { answerLinkCommand } from "./answer-link-command.ts";
import type { LinkAnswer } from "./link-answer.ts";
import type { LinkPorts } from "./link-ports.ts";
import type { ModalView } from "@slack/types";

/** A window that was filled in, as Slack's signed payload has it. `fields`: what was entered or chosen, by the field's id. */
export type SubmittedForm = { form: string; metadata: string; fields: Record<string, string | null>; user: string; triggerId: string; reference: string };

/** `faults`: sentences, by the field that they stand under. */
export type FormAnswer = { kind: "shown"; view: ModalView } | { kind: "faults"; faults: Record<string, string> };

type Ports = LinkPorts & { command: string };

/** Does what a window about links was filled in for. Who may is checked now: a window may have been open for a day. */
export const submitForm = async (ports: Ports, { form, metadata, fields, user, triggerId, reference }: SubmittedForm): Promise<FormAnswer> => {
  const about = readChannelValue(metadata);
  const chosen = fields[linkFields.channel] ?? null;
  if (about === undefined) return fault(linkFields.projects, faults.anotherVersion);
  const isMove = form === linkForms.move;
  const channel = about.channel ?? chosen;
  if (channel === null || (isMove && chosen === null)) return fault(linkFields.channel, faults.noChannel);
  const known = await ports.channels.channelsOf(user);
  const where = isMove || about.channel === null ? linkFields.channel : linkFields.projects;
  if (known.kind === "unknown") ports.log("members-unknown", { channel, reason: known.reason }, "warn");
  if (known.kind === "unknown") return fault(where, faults.notKnown(reference));
  if (!known.channels.some(({ id }) => id === channel)) return fault(where, faults.notIn);
  const asker = { channel, user, triggerId };
  if (isMove && chosen !== null) {
    if (chosen === channel) return fault(linkFields.channel, faults.itself);
    return shown(ports, await answerLinkCommand(ports, { kind: "move", to: chosen }, asker), { title: "Move to a channel", reference });
  }
  const entered = async (field: string): Promise<string> => safeName(ports.redact, fields[field] ?? "");
  const rules = checkedLink({
    connection: await entered(linkFields.connection),
    projects: (await entered(linkFields.projects)).replaceAll(/\s+/g, " ").trim(),
    branches: listOf(await entered(linkFields.branches)),
    workflows: listOf(await entered(linkFields.workflows)),
    post: postings.find((each) => each === fields[linkFields.post]) ?? "all",
  });
  if ("problem" in rules) return fault(linkFields.projects, rules.problem);
  return shown(ports, await answerLinkCommand(ports, { kind: "link", rules }, asker), { title: "Link projects", reference });
};

const fault = (field: string, text: string): FormAnswer => ({ kind: "faults", faults: { [field]: text } });

const shown = ({ command }: Ports, answer: LinkAnswer, { title, reference }: { title: string; reference: string }): FormAnswer => {
  const message = linkView(answer, { command });
  return { kind: "shown", view: doneModal(answer.kind === "unavailable" ? withReferenceLine(message, reference) : message, title) };
};
