import { linkView } from "../../views/link-view.ts";
import { withReferenceLine } from "../../views/reference-line.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { answerLinkCommand } from "./answer-link-command.ts";
import type { LinkCommand } from "./link-command.ts";
import type { LinkAsker, LinkPorts } from "./link-ports.ts";

/** The private answer to what is asked about the projects of a channel. */
export const answerLinks = async (ports: LinkPorts & { command: string }, command: LinkCommand, asker: LinkAsker, reference: string): Promise<SlackMessage> => {
  const answer = await answerLinkCommand(ports, command, asker);
  const message = linkView(answer, ports);
  return answer.kind === "unavailable" ? withReferenceLine(message, reference) : message;
};
