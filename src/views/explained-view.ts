import type { KnownBlock } from "@slack/types";
import { answerById } from "../catalog/answer-by-id.ts";
import type { Explained, FoundInMessage } from "../commands/ask/explain-said.ts";
import type { Met } from "../recurrence/met.ts";
import { answerBlocks, headBlocks, headLine, markedHeadLine, type AnswerTime } from "./answer-blocks.ts";
import { bullets, context, divider, preformatted, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { lookUpView } from "./look-up-view.ts";
import { metLine } from "./met-line.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, phrase } from "./text.ts";

/** `time`: when it is read, or was asked for. `inThread`: where no command can be typed. */
type Options = { command: string; met: Met | null; hidden: boolean; time?: AnswerTime; inThread?: boolean };

/** What a message was found to tell. */
export const explainedView = (explained: Explained, { hidden, ...options }: Options): SlackMessage => {
  const { text, blocks } = answered(explained, options);
  const notes = [...explained.unread.slice(0, mostUnread).map((each) => `Not read: ${phrase(each, 200)}.`), ...(hidden ? [secretLine] : [])];
  return { text, blocks: notes.length === 0 ? blocks : [...blocks, context(notes.join("\n"))] };
};

const mostUnread = 6;
const mostOthers = 8;

/** Said wherever something that a person wrote was taken for a secret. */
export const secretLine = "*Something in it looked like a secret*, and was left out here. If it is one, replace it: Slack keeps what is written.";

const answered = (explained: Explained, { command, met, time, inThread = false }: Omit<Options, "hidden">): SlackMessage => {
  switch (explained.kind) {
    case "looked-up":
      return lookUpView(explained.lookUp, met, { command, time, inThread });
    case "diagnosed":
      return diagnosedView(explained.found, met, time);
    case "nothing": {
      const text = explained.empty ? "That message has no text and no file that can be read." : "Nothing of Coveo's was found in that message.";
      const help = `For an answer, mark a message that holds the error itself (its status with the address called, its code, or its body), or ask with ${inThread ? "`429` or `daily limit`" : `${call(command, "429")} or ${call(command, "explain daily limit")}`}.`;
      return { text, blocks: [section(text), context(help)] };
    }
  }
};

const diagnosedView = ([first, ...others]: readonly [FoundInMessage, ...FoundInMessage[]], met: Met | null, time: AnswerTime | undefined): SlackMessage => {
  const { diagnosis } = first;
  const blocks: KnownBlock[] = [...headBlocks(diagnosis), ...evidence(first), ...answerBlocks(diagnosis, time), context(metLine(met))];
  if (others.length > 0) blocks.push(divider, section(`*Also in it*\n${bullets(others.slice(0, mostOthers).map((each) => `${markedHeadLine(each.diagnosis)} (${place(each)})`))}`));
  return { text: escaped(headLine(diagnosis)), blocks };
};

const evidence = (found: FoundInMessage): KnownBlock[] => {
  const { excerpt, count, because } = found.diagnosis;
  const where = context(`${place(found)}${count > 1 ? `, ${count} times in all` : ""}. ${phrase(because, 300)}`);
  return excerpt === null ? [where] : [preformatted(excerpt), where];
};

const place = ({ where, diagnosis }: FoundInMessage): string => `${where === null ? "" : `${phrase(where, 60)}, `}line ${diagnosis.line}`;

/** The same answer for everybody in a thread: its evidence is the message that it is the thread of. `by` asked for it. */
export const sharedAnswerView = (errorIds: readonly string[], sharedBy: string): SlackMessage | undefined => {
  const [first, ...others] = errorIds.flatMap((id) => answerById(id) ?? []);
  if (first === undefined) return undefined;
  const blocks: KnownBlock[] = [...headBlocks(first), ...answerBlocks(first)];
  if (others.length > 0) blocks.push(section(`*Also in it*\n${bullets(others.map(markedHeadLine))}`));
  blocks.push(context(`Shared by ${sharedBy}.`));
  return { text: escaped(headLine(first)), blocks };
};
