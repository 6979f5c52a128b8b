import * as z from "zod";
import { postings, type Link } from "../../pipelines/link.ts";
import type { Mute } from "../../recurrence/flag-state.ts";
import { ladderNames, type LadderName } from "../../recurrence/ladder-name.ts";
import type { DigestSchedule } from "../../recurrence/team-profile.ts";

type Counts = { notice: number; warning: number };
type DigestSettings = { digestOn: boolean; schedule: DigestSchedule | null };

/** A change that concerns everybody in a channel: what was set, and what is set now. Null: the default. */
export type TeamChange =
  | { of: "thresholds"; before: Partial<Record<LadderName, Counts | null>>; after: Partial<Record<LadderName, Counts | null>> }
  | { of: "digest"; before: DigestSettings; after: DigestSettings }
  /** Whether the channel is a team. */
  | { of: "membership"; before: boolean; after: boolean }
  /** Whether other apps' messages of failed pipelines are answered. */
  | { of: "watching"; before: boolean; after: boolean }
  /** What is muted of an error, in the projects that the change is about. */
  | { of: "mute"; errorId: string; before: Mute[]; after: Mute[] }
  /** A link of the channel; null: there is none. `freely`: until when it may be linked again without being allowed (ISO 8601, UTC). */
  | { of: "link"; before: Link | null; after: Link | null; freely?: string | undefined };

/** The action ids of the buttons that undo; never renamed, they are in messages that stay. */
const actions = { thresholds: "undo_thresholds", digest: "undo_digest", membership: "undo_membership", watching: "undo_watching", mute: "undo_mute", link: "undo_link" } as const;

/** A button that undoes the change carries both values: the old to go back to, the new to see that it still is the one. */
export const undoButton = ({ of, ...change }: TeamChange): { actionId: string; value: string } => ({ actionId: actions[of], value: JSON.stringify(change) });

const thresholds = z.partialRecord(z.enum(ladderNames), z.object({ notice: z.int(), warning: z.int() }).nullable());
const weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);
const digest = z.object({ digestOn: z.boolean(), schedule: z.object({ weekday, time: z.string(), zone: z.string() }).nullable() });

const mute = z.object({ project: z.string().nullable(), until: z.iso.datetime(), reason: z.string(), by: z.string(), at: z.iso.datetime() });

const link = z.object({ connection: z.string(), projects: z.string(), team: z.string(), branches: z.array(z.string()), workflows: z.array(z.string()), post: z.enum(postings) }).nullable();

/** The change that a pressed button undoes; undefined for a button of another version. */
export const readUndoButton = (actionId: string, value: string): TeamChange | undefined => {
  const json = parsed(value);
  switch (actionId) {
    case actions.thresholds:
      return read(z.object({ before: thresholds, after: thresholds }), json, (pair) => ({ of: "thresholds", ...pair }));
    case actions.digest:
      return read(z.object({ before: digest, after: digest }), json, (pair) => ({ of: "digest", ...pair }));
    case actions.membership:
      return read(z.object({ before: z.boolean(), after: z.boolean() }), json, (pair) => ({ of: "membership", ...pair }));
    case actions.watching:
      return read(z.object({ before: z.boolean(), after: z.boolean() }), json, (pair) => ({ of: "watching", ...pair }));
    case actions.mute:
      return read(z.object({ errorId: z.string().min(1), before: z.array(mute), after: z.array(mute) }), json, (pair) => ({ of: "mute", ...pair }));
    case actions.link:
      return read(z.object({ before: link, after: link, freely: z.iso.datetime().optional() }), json, (pair) => ({ of: "link", ...pair }));
    default:
      return undefined;
  }
};

const read = <T>(schema: z.ZodType<T>, json: unknown, change: (pair: T) => TeamChange): TeamChange | undefined => {
  const { success, data } = schema.safeParse(json);
  return success ? change(data) : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
