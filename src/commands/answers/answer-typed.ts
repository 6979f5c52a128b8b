import type { SlackMessage } from "../../views/slack-message.ts";
import { withAnswerButtons } from "../../views/answer-view.ts";
import { commandView } from "../../views/command-view.ts";
import { linkView } from "../../views/link-view.ts";
import type { NoteStore } from "../../ports.ts";
import { answerCommand } from "../answer-command.ts";
import { answerLinkCommand } from "../linking/answer-link-command.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import { notesOf } from "../notes/notes-of.ts";
import { parseCommand } from "../parse-command.ts";
import type { Asker } from "../team/team-ports.ts";
import { stateOf } from "./state-of.ts";

type Ports = LinkPorts & Parameters<typeof answerCommand>[0] & Parameters<typeof stateOf>[0] & { store: NoteStore; command: string };

/** Answers what was typed after the command's name, privately; an answer that shows an error has its buttons. */
export const answerTyped = async (ports: Ports, { text, triggerId, ...asker }: Asker & { text: string; triggerId: string; response: string | null }): Promise<SlackMessage> => {
  const command = parseCommand(text);
  if (command.kind === "links") return linkView(await answerLinkCommand(ports, command.command, { ...asker, triggerId }), ports);
  const answer = await answerCommand(ports, command, asker);
  const message = commandView(answer, ports.command, ports.clock());
  const state = await stateOf(ports, answer);
  return state === undefined ? message : withAnswerButtons(message, state, { notes: await notesOf(ports, asker.channel, state.errorIds[0]) });
};
