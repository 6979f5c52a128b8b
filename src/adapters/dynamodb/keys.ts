import { createHash } from "node:crypto";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Posting } from "../../posting/posting.ts";
import type { Place } from "../../pipelines/place.ts";
import type { Project } from "../../pipelines/project.ts";

/** The table's keys. Every part is percent-encoded, so no value can pose as another part. */
const key = (...parts: string[]): string => parts.map(encoded).join("#");

/** A sort key has 1,024 bytes at most: a part that is long when it is encoded stands there as its digest, with a colon, which no encoded part has. */
const longestPart = 200;

const encoded = (part: string): string => {
  // Half of a character has no encoding.
  const text = encodeURIComponent(part.toWellFormed());
  return text.length <= longestPart ? text : `sha256:${createHash("sha256").update(part).digest("hex")}`;
};

export const teamKey = (team: string): string => key("TEAM", team);

/** In the partition `TEAMS`. */
export const teamOfTeams = (team: string): string => key(team);

/** Of a team: the totals of an ISO week. */
export const weekKey = (week: string): string => key("WEEK", week);

export const seen = (errorId: string, occurredAt: string, dedupeId: string): string =>
  key("SEEN", errorId, occurredAt, dedupeId);

/** The bounds of an error's occurrences with from ≤ occurredAt < until: a bound sorts before every key that it begins. */
export const seenBetween = (errorId: string, from: string, until: string): [string, string] => [
  key("SEEN", errorId, from),
  key("SEEN", errorId, until),
];

/** Behind all occurrences of an error, and before those of every other that comes after it: `$` follows `#`, and an encoded part has neither. */
export const afterSeen = (errorId: string): string => `${key("SEEN", errorId)}$`;

/** Of a team: what it has of an error beside its occurrences; without an error the beginning of all. */
export const flagKey = (errorId: string): string => key("FLAG", errorId);

/** Of a team: what it wrote down about an error; without a time the beginning of all of these. */
export const noteKey = (errorId: string, at: string): string => `${notesOf(errorId)}${key(at)}`;
export const allNotes = key("NOTE", "");
export const notesOf = (errorId: string): string => key("NOTE", errorId, "");

/** Of a team: whether an answer about an error helped one person, and the beginning of all of these. */
export const voteKey = (errorId: string, voter: string): string => key("FEEDBACK", errorId, voter);
export const votes = "FEEDBACK#";

/** In the partition `WISHES`. */
export const wishKey = (askId: string): string => key(askId);

/** Of an organization: that a team met an error of it on a day (UTC); without a team the beginning of all. */
export const organizationKey = (organization: string): string => key("ORG", organization);
export const organizationHit = (day: string, errorId: string, team: string): string => key(day, errorId, team);

/** Of a team: the storm of an error that is told of now. */
export const stormKey = (errorId: string): string => key("STORM", errorId);

/** Of a project: the message that tells of an error in a workflow and branch, and the beginning of all of these. */
export const openFailureKey = (place: Place, errorId: string): string => `${openFailuresOf(place)}${key(errorId)}`;
export const openFailuresOf = ({ workflow, branch }: Place): string => key("OPEN", workflow ?? "", branch ?? "", "");

/** Of a project: the newest run that passed. */
export const greenKey = ({ workflow, branch }: Place): string => key("GREEN", workflow ?? "", branch ?? "");

export const projectKey = (connection: string, project: string): string => key("PROJECT", connection, project);

/** In the partition `LINKS`; without projects the beginning of every link of the connection. */
export const linkKey = (connection: string, projects: string): string => key(connection, projects);

/** Of a run: what was noted of it once, on this occasion. */
export const mark = (what: string, { occasion }: Pick<RunKey, "occasion">, ...more: string[]): string =>
  key(what, ...(occasion === null ? [] : [occasion]), ...more);

/** In the partition `UNKNOWN`. */
export const unknownCode = (code: string): string => key(code);

export const unlinkedProject = (project: Project): string => key(project.connection, project.key);

export const runKey = ({ project, runId, attempt }: Omit<RunKey, "occasion">): string => key("RUN", project.connection, project.key, runId, String(attempt));

/** The run itself; where it fails on several occasions, each has its item. */
export const run = ({ occasion }: Pick<RunKey, "occasion">): string => (occasion === null ? "RUN" : key("RUN", occasion));

const reply = (channel: string, { occasion }: Pick<RunKey, "occasion">): string =>
  occasion === null ? key("REPLY", channel) : key("REPLY", channel, occasion);

export const postingKey = (posting: Posting): { pk: string; sk: string } => {
  switch (posting.kind) {
    case "reply":
      return { pk: runKey(posting.run), sk: reply(posting.channel, posting.run) };
    case "recovery":
      return { pk: runKey(posting.run), sk: key("RECOVERED", posting.channel, posting.errorId, ...(posting.run.occasion === null ? [] : [posting.run.occasion])) };
    case "flag":
      return { pk: teamKey(posting.team), sk: key("RAISED", posting.errorId, posting.level, posting.episode, posting.ladder) };
    case "storm":
      return { pk: teamKey(posting.team), sk: key("STORM", posting.errorId, posting.startedAt) };
    case "digest":
      return { pk: teamKey(posting.team), sk: key("DIGEST", posting.slot) };
    case "answer":
      return { pk: teamKey(posting.channel), sk: key("ANSWER", posting.ts) };
    case "shared":
      return { pk: teamKey(posting.channel), sk: key("SHARED", posting.threadTs, posting.errorId) };
    case "told":
      return { pk: teamKey(posting.channel), sk: key("TOLD", posting.about) };
  }
};
