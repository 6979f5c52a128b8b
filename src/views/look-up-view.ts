import type { KnownBlock } from "@slack/types";
import type { Answer } from "../catalog/answer.ts";
import { askedFor } from "../catalog/asked-for.ts";
import type { LookUp } from "../catalog/look-up.ts";
import type { Met } from "../recurrence/met.ts";
import { answerBlocks, headBlocks, headLine, markedHeadLine, type AnswerTime } from "./answer-blocks.ts";
import { bullets, context, divider, section } from "./blocks.ts";
import { metLine } from "./met-line.ts";
import type { SlackMessage } from "./slack-message.ts";
import { code, escaped } from "./text.ts";

/** `now`: when it is read; `time`, where it stays to be read. `inThread`: where no command can be typed. `isHinted`: it stands under a hint that what was typed is nearly a command. */
type Options = { command: string; now?: Date | undefined; time?: AnswerTime | undefined; inThread?: boolean; isHinted?: boolean };

/** The answer to a look-up. `met` is null where the database did not tell. */
export const lookUpView = (lookUp: LookUp & { hidden?: boolean }, met: Met | null, { command, now, time = now && { at: now, isNow: true }, inThread = false, isHinted = false }: Options): SlackMessage => {
  const [first, ...alsoAsked] = askedFor(lookUp.query, lookUp.answers);
  if (first === undefined) return isHinted ? hintedView(lookUp, { command }) : notFoundView(lookUp, { command, inThread });
  const others = lookUp.answers.filter((answer) => answer !== first && !alsoAsked.includes(answer));
  const blocks: KnownBlock[] = [...wholeAnswer(first, time), context(metLine(met)), ...alsoAsked.flatMap((answer) => [divider, ...wholeAnswer(answer, time)])];
  if (others.length > 0) {
    blocks.push(section(`*It may also be*\n${bullets(others.slice(0, mostOthers).map(markedHeadLine))}`), context(howToSee(others, { command, inThread })));
  }
  if (lookUp.hidden === true) blocks.push(context(secretTyped));
  return { text: escaped(headLine(first)), blocks };
};

/** What an error is called, what it is, and all that helps. */
export const wholeAnswer = (answer: Answer, time?: AnswerTime): KnownBlock[] => [...headBlocks(answer), ...answerBlocks(answer, time)];

const mostOthers = 12;

const howToSee = ([first]: readonly Answer[], { command, inThread }: Pick<Options, "command" | "inThread">): string => {
  if (first === undefined) return "";
  const named = first.code ?? first.id;
  return inThread ? `To see one of them, ask again with its code or its id, as in \`${named}\`.` : `To see one of them, type its code or its id, as in \`${command} ${named}\`.`;
};

/** Whoever meant a command is not told that the catalog does not have it. */
const hintedView = ({ suggestions, hidden = false }: LookUp & { hidden?: boolean }, { command }: Options): SlackMessage => ({
  text: "",
  blocks: [...(hidden ? [section(secretTyped)] : []), ...(suggestions.length > 0 ? [section(`*If you meant an error*\n${bullets(suggestions.map(markedHeadLine))}`), context(howToSee(suggestions, { command }))] : [])],
});

const secretTyped = "*What you typed looked like a secret*, so it is not repeated here. If it is one, replace it: Slack keeps what is typed.";

const notFoundView = ({ query, suggestions, hidden = false }: LookUp & { hidden?: boolean }, { command, inThread = false }: Options): SlackMessage => {
  const asked = query === "" ? "That" : code(query);
  const blocks: KnownBlock[] = [section(`${asked} is not in the catalog of Coveo errors.`)];
  if (hidden) blocks.push(section(secretTyped));
  if (suggestions.length > 0) {
    blocks.push(section(`*Did you mean*\n${bullets(suggestions.map(markedHeadLine))}`), context(howToSee(suggestions, { command, inThread })));
  } else {
    const before = inThread ? "" : `${command} `;
    blocks.push(context(`Try a status (\`${before}429\`), a code (\`${before}SOURCE_DOES_NOT_EXIST\`) or the pasted error itself.`));
  }
  return { text: `${asked.replaceAll("`", "")} is not in the catalog of Coveo errors.`, blocks };
};
