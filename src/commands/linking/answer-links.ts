import { linkView } from "../../views/link-view.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { answerLinkCommand } from "./answer-link-command.ts";
import type { LinkCommand } from "./link-command.ts";
import type { LinkAsker, LinkPorts } from "./link-ports.ts";

/** The private answer to what is asked about the projects of a channel. */
export const answerLinks = async (ports: LinkPorts & { command: string }, command: LinkCommand, asker: LinkAsker): Promise<SlackMessage> =>
  linkView(await answerLinkCommand(ports, command, asker), ports);
