import type { RunKey } from "../pipelines/failed-run.ts";
import type { LadderName } from "../recurrence/ladder-name.ts";
import type { Level } from "../recurrence/level.ts";
import { digestOf } from "../signatures/digest-of.ts";

/** What a message is of, that is posted once whatever happens. */
export type Posting =
  | { kind: "reply"; run: RunKey; channel: string }
  /** `episode`: the time of the occurrence that reached the level (ISO 8601, UTC); one may reach those of two ladders. */
  | { kind: "flag"; team: string; errorId: string; level: Level; episode: string; ladder: LadderName }
  /** `startedAt`: the time of the storm's first failure; a millisecond later where its message was deleted and another has come in its place. */
  | { kind: "storm"; team: string; errorId: string; startedAt: string }
  /** That what failed has passed: once for each message, `run` being the one that it replies to. */
  | { kind: "recovery"; run: RunKey; channel: string; errorId: string }
  /** `slot`: when the digest is due (ISO 8601, UTC). */
  | { kind: "digest"; team: string; slot: string }
  /** Whatever else is told once: `about` names it. `channel` may be a person. */
  | { kind: "told"; channel: string; about: string }
  /** To a mention or direct message, which its time in the channel names: Slack may send the event again. */
  | { kind: "answer"; channel: string; ts: string }
  /** A private answer that somebody posted in a thread: once for each error, however often the button is pressed. */
  | { kind: "shared"; channel: string; threadTs: string; errorId: string };

export const channelOf = (posting: Posting): string => ("channel" in posting ? posting.channel : posting.team);

/** What tells a posting from every other, its kind first. */
export const partsOf = (posting: Posting): [kind: string, ...string[]] => {
  switch (posting.kind) {
    case "reply":
      return ["reply", ...partsOfRun(posting.run), posting.channel];
    case "recovery":
      return ["recovery", ...partsOfRun(posting.run), posting.channel, posting.errorId];
    case "flag":
      return ["flag", posting.team, posting.errorId, posting.level, posting.episode, posting.ladder];
    case "storm":
      return ["storm", posting.team, posting.errorId, posting.startedAt];
    case "digest":
      return ["digest", posting.team, posting.slot];
    case "answer":
      return ["answer", posting.channel, posting.ts];
    case "shared":
      return ["shared", posting.channel, posting.threadTs, posting.errorId];
    case "told":
      return ["told", posting.channel, posting.about];
  }
};

const partsOfRun = ({ project, runId, attempt, occasion }: RunKey): string[] => [project.connection, project.key, runId, String(attempt), occasion ?? ""];

/** The message's key in Slack. Opaque: everybody in the workspace can read a message's metadata. Of a reply, the first there was, its kind is not in it. */
export const keyOf = (posting: Posting): Promise<string> => {
  const [kind, ...rest] = partsOf(posting);
  return kind === "reply" ? digestOf(...rest) : digestOf(kind, ...rest);
};
