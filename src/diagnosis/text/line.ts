import type { Mention } from "../coveo/mention.ts";

/** One line, or a part of a very long one, as the diagnosis reads it. What it reads as is worked out when it is first asked for. */
export type Line = {
  /** 1-based number in the log; parts of one line share it. */
  readonly number: number;
  /** As the log has it. */
  readonly raw: string;
  /** For people: without colours, timestamps and markers. */
  readonly text: string;
  /** For matching: `text` with its escapes undone. */
  readonly plain: string;
  /** Who is named in it. */
  readonly mentions: readonly Mention[];
  /** Whether the log echoes here what it is about to run (a script's lines, a traced command). */
  readonly echoed: boolean;
  /** The step or container that its label names, where a log prints several. */
  readonly section: string | null;
  /** Whether a new step of the pipeline begins here. */
  readonly boundary: boolean;
  /** What else was read from it, kept by `oncePerLine`. */
  readonly facts: unknown[];
  /** False where the line is only the surroundings of what is looked at. */
  readonly owned: boolean;
};
