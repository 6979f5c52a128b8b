/** What becomes of one request. `done`: the service does what it is asked, and only the answer is another or none. */
export type Strike =
  | { kind: "answer"; done: boolean; status: number; headers?: Record<string, string>; body: string }
  /** No answer ever comes: whoever asked gives up. */
  | { kind: "silence"; done: boolean }
  /** The connection is closed without an answer. */
  | { kind: "broken-off"; done: boolean };
