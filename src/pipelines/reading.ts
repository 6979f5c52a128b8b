/** How one webhook payload is read. */
export type Reading = {
  /** What this one event says. */
  outcome: "failed" | "recovered" | "other";
  /** Whether the bot acts on it: exactly one kind of event per provider and failure does. */
  acts: boolean;
  /** Whether it says of a whole run that it passed, which ends what failed before it in its workflow and branch. */
  recovers: boolean;
  /** The project's name, for people. */
  project: string | null;
  /** The provider's immutable id of it, where it has one. */
  projectId: string | null;
  branch: string | null;
  commit: string | null;
  runId: string | null;
  attempt: number | null;
  /** Where a run keeps its id and attempt though it runs (and fails) again: what tells the times apart, such as its end. */
  occasion: string | null;
  /** As the payload has it: shown only after its host was checked, never called. */
  runUrl: string | null;
  workflow: string | null;
  /** The project's default branch, where the payload names it. */
  defaultBranch: string | null;
  /** ISO 8601, UTC. */
  occurredAt: string | null;
  jobs: ReadJob[];
  /** The log itself, where the delivery carries it. As it came: not yet redacted. */
  log?: string;
  /** Why it is read so, where that is not obvious. */
  reason?: string;
};

/** A reading that says nothing yet: adapters spread what they read over it. */
export const unread: Reading = {
  outcome: "other",
  acts: false,
  recovers: false,
  project: null,
  projectId: null,
  branch: null,
  commit: null,
  runId: null,
  attempt: null,
  occasion: null,
  runUrl: null,
  workflow: null,
  defaultBranch: null,
  occurredAt: null,
  jobs: [],
};

export type ReadJob = { id: string; name: string; outcome: "failed" | "recovered" | "other" };

/** `malformed`: the body is not what the provider sends; the message says where. */
export type ReadResult = { kind: "read"; reading: Reading } | { kind: "malformed"; message: string };
