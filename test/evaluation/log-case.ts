/** One log with what has to be found in it. */
export type LogCase = {
  name: string;
  kind: string;
  /** The CI whose log format it is wrapped in; `none` for text pasted as it is. */
  ci: string;
  bytes: Uint8Array;
  /** The ids that have to be found, cause first; empty where silence is right. */
  expected: string[];
  /** Another defensible reading, where there is one; `why` says so. */
  or: string[] | null;
  /** 1-based numbers of the lines that prove it, where marked. */
  proof: number[];
  why: string | null;
};

/** A case as it is written down: the telling lines, before noise and CI format. */
export type WrittenCase = {
  name: string;
  kind: string;
  expected: string[];
  /** The error whose values «status», «code», «msg» stand for; null where the text holds its own. */
  error: string | null;
  or: string[] | null;
  options: Map<string, string>;
  why: string | null;
  lines: string[];
};
