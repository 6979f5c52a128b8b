import type { Strike } from "../stage/strike.ts";

type Named = { what: string; strike: Strike };

const said = (error: string): string => JSON.stringify({ ok: false, error });

/** What Slack may do to a call. */
export const slackStrikes: readonly Named[] = [
  { what: "does it, answers too late", strike: { kind: "silence", done: true } },
  { what: "does it not, never answers", strike: { kind: "silence", done: false } },
  { what: "does it, breaks off", strike: { kind: "broken-off", done: true } },
  { what: "does it not, breaks off", strike: { kind: "broken-off", done: false } },
  { what: "does it, answers 502", strike: { kind: "answer", done: true, status: 502, headers: { "content-type": "text/html" }, body: "<html>Bad gateway</html>" } },
  { what: "does it not, answers 503", strike: { kind: "answer", done: false, status: 503, body: "" } },
  { what: "does it, answers fatal_error", strike: { kind: "answer", done: true, status: 200, body: said("fatal_error") } },
  { what: "does it not, answers 429", strike: { kind: "answer", done: false, status: 429, headers: { "retry-after": "30" }, body: said("ratelimited") } },
];
