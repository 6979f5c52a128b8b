import type { Answer } from "./answer.ts";
import { hasStatus } from "./has-status.ts";
import { readQuestion } from "./question/question.ts";

/** Each is shown in full. */
const mostShown = 3;

/** Of answers to a question, those that it names one by one: the first, then the best of each other status or code in it, `413` and `429`. */
export const askedFor = (query: string, [first, ...others]: readonly Answer[]): Answer[] => {
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const { statuses, tokens } = readQuestion(query);
  const named = [...statuses.map((status) => (answer: Answer): boolean => hasStatus(answer, status)), ...tokens.map((token) => ({ code }: Answer): boolean => code === token)];
  const asked = [first];
  for (const isMeant of named) {
    const best = asked.some(isMeant) ? undefined : others.find(isMeant);
    if (best !== undefined) asked.push(best);
  }
  return asked.slice(0, mostShown);
};
