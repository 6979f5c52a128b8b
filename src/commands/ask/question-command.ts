import type { Command } from "../command.ts";

/** What may be asked where everybody reads the answer: nothing that changes anything. */
export type QuestionCommand = Extract<Command, { kind: "help" | "ask" | "look-up" | "stats" | "muted" | "thresholds" }>;

const harmless = new Set<Command["kind"]>(["help", "ask", "look-up", "stats", "muted", "thresholds"]);

export const isQuestion = (command: Command): command is QuestionCommand => harmless.has(command.kind);
