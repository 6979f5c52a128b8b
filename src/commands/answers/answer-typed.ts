import type { SlackMessage } from "../../views/slack-message.ts";
import { withAnswerButtons } from "../../views/answer-view.ts";
import { commandView } from "../../views/command-view.ts";
import { withSecretLine } from "../../views/question-view.ts";
import { withReferenceLine } from "../../views/reference-line.ts";
import { withWishButton } from "../../views/wish-button.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { StatusPage } from "../../ports/status-page.ts";
import { safeName } from "../../pipelines/safe-name.ts";
import { answerCommand } from "../answer-command.ts";
import type { Command } from "../command.ts";
import { didNotWork } from "../did-not-work.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import { parseCommand } from "../parse-command.ts";
import type { Asker } from "../team/team-ports.ts";
import { besideAnswer } from "./beside-answer.ts";
import { stateOf } from "./state-of.ts";

type Ports = LinkPorts & Parameters<typeof answerCommand>[0] & Parameters<typeof stateOf>[0] & { store: NoteStore; statusPage: StatusPage; command: string };

/** What is only looked up is quoted nowhere but in its answer, redacted there; what is kept, or told to others, holds no secret from here on. */
const safelyParsed = async ({ redact }: Ports, text: string): Promise<{ command: Command; hidden: boolean }> => {
  const command = parseCommand(text);
  if (quoting.has(command.kind)) return { command, hidden: false };
  const safe = await safeName(redact, text);
  return safe === text ? { command, hidden: false } : { command: parseCommand(safe), hidden: true };
};

const quoting: ReadonlySet<Command["kind"]> = new Set(["help", "ask", "look-up", "stats", "test"]);

/** Answers what was typed after the command's name, privately; an answer that shows an error has its buttons. */
export const answerTyped = async (ports: Ports, { text, ...asked }: Asked & { text: string }): Promise<SlackMessage> => {
  const { command, hidden } = await safelyParsed(ports, text);
  return withSecretLine(await answer(ports, command, asked), hidden);
};

type Asked = Asker & { triggerId: string; response: string | null; reference: string };

const answer = async (ports: Ports, command: Command, { triggerId, reference, ...asker }: Asked): Promise<SlackMessage> => {
  if (command.kind === "links") {
    // Seldom asked for, so it is not loaded at each start.
    const { answerLinks } = await import("../linking/answer-links.ts");
    return answerLinks(ports, command.command, { ...asker, triggerId }, reference);
  }
  const answered = await answerCommand(ports, command, asker);
  const message = commandView(answered, ports.command, ports.clock());
  if (didNotWork(answered)) return withReferenceLine(message, reference);
  const state = stateOf(ports, answered);
  if (answered.kind === "look-up" && state === undefined && answered.hint === undefined) return withWishButton(message, { askId: ports.newId(), query: answered.lookUp.query });
  if (state === undefined) return message;
  const [errorId] = state.errorIds;
  return withAnswerButtons(message, state, await besideAnswer(ports, asker.channel, errorId));
};
