import { parseEnd, type End, type Problem } from "./parse-end.ts";

/** What is to be silent, and until when; both as typed. */
export type Silence = { subject: string; end: End | { kind: "worse" } };

const worse = /^(?:until |till )?(?:it )?(?:gets |is )?worse$/i;
/** The shortest end of the text that begins like a time. */
const times = /^(\S.*?) ((?:(?:until|till|for) .+)|(?:an?|one|\d+) ?(?:h|hours?|d|days?|w|weeks?)|tomorrow)$/i;

/** `429 7d`, `push 412 until friday`: an error and an end. */
export const parseSilence = (typed: string): Silence | Problem => {
  const rest = typed.trim().replaceAll(/\s+/g, " ");
  if (rest === "") return { problem: "Say which error, and until when." };
  const [, subject, time] = times.exec(rest) ?? [];
  if (subject === undefined || time === undefined) {
    return /^(until|till|for) /i.test(rest) ? { problem: "Say which error: its id, its code or its status." } : { problem: "Say until when: `7d`, `for 2 weeks`, `until friday` or a date as in `until 2026-12-24`." };
  }
  if (worse.test(time)) return { subject, end: { kind: "worse" } };
  const end = parseEnd(time);
  return "problem" in end ? end : { subject, end };
};
