import { occurrenceDays } from "../recurrence/occurrence.ts";

/** What a person asked of the bot. */
export type Command =
  | { kind: "help" }
  /** An error, or the address of a run. */
  | { kind: "ask"; text: string }
  | { kind: "look-up"; query: string }
  | { kind: "stats"; days: number };

type Verb = {
  verb: string;
  arguments: string;
  does: string;
  /** The command, or undefined where the rest is not this verb's arguments. */
  parse: (rest: string) => Command | undefined;
};

/** One table: the parser, the help and the documents come from it. */
export const commandTable: readonly Verb[] = [
  {
    verb: "explain",
    arguments: "<status, code, message or question>",
    does: "explain an error: always a look-up, whatever the words are",
    parse: (rest) => (rest === "" ? undefined : { kind: "look-up", query: rest }),
  },
  {
    verb: "stats",
    arguments: "[days, as in 30d]",
    does: "what this channel met lately (7 days, 35 at most)",
    parse: (rest) => {
      if (rest === "") return { kind: "stats", days: 7 };
      const days = Number(/^(\d{1,3})d$/.exec(rest)?.[1]);
      return days >= 1 ? { kind: "stats", days: Math.min(days, occurrenceDays) } : undefined;
    },
  },
  {
    verb: "help",
    arguments: "",
    does: "this text",
    parse: (rest) => (rest === "" ? { kind: "help" } : undefined),
  },
];
