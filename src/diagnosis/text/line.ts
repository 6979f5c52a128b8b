/** One line, or a part of a very long one, as the diagnosis reads it. */
export type Line = {
  /** 1-based number in the log; parts of one line share it. */
  number: number;
  /** For people: without colours, timestamps and markers. */
  text: string;
  /** For matching: `text` with its escapes undone. */
  plain: string;
  /** Whether the log echoes here what it is about to run (a script's lines, a traced command). */
  echoed: boolean;
  /** Whether a new step of the pipeline begins here. */
  boundary: boolean;
  /** False where the line is only the surroundings of what is looked at. */
  owned: boolean;
};
