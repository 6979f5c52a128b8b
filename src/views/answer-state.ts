import * as z from "zod";

/** What a private answer's buttons are about. `answerId`: drawn for each answer. `query`: redacted. `errorIds`: the one shown first, then what else it may be. */
export type AnswerState = { answerId: string; query: string; errorIds: readonly [string, ...string[]] };

/** Slack takes 2,000 characters of a value, and a message is to stay small: every button has one. */
const mostErrors = 5;
const longestQuery = 120;

const schema = z.object({
  v: z.literal(1),
  a: z.string().min(8).max(64),
  q: z.string().max(longestQuery + 1),
  e: z.tuple([z.string().min(1).max(100)], z.string().min(1).max(100)),
});

/** As a button's value. Slack interprets none; without `<` it stays so, wherever it is written. */
export const writeAnswerState = ({ answerId, query, errorIds }: AnswerState): string =>
  JSON.stringify({ v: 1, a: answerId, q: query.slice(0, longestQuery), e: errorIds.slice(0, mostErrors) }).replaceAll("<", "\\u003c");

/** Undefined for a value of another version. */
export const readAnswerState = (value: string): AnswerState | undefined => {
  try {
    const { data } = schema.safeParse(JSON.parse(value));
    return data === undefined ? undefined : { answerId: data.a, query: data.q, errorIds: data.e };
  } catch {
    return undefined;
  }
};
