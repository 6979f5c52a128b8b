import * as z from "zod";
import { channelWorks } from "../channels/channel-work.ts";
import { failureSchema, projectSchema, recoveredSchema } from "./run-message.ts";

const digestSchema = z.object({
  version: z.literal(1),
  kind: z.literal("digest"),
  correlationId: z.string(),
  team: z.string().min(1),
  /** When it was due: ISO 8601, UTC. */
  slot: z.iso.datetime(),
});

/** A look-up may reach a flag, and with `look-up` is to be counted first, because the table did not answer in time: whoever typed it does not wait for that. */
const lookUpSchema = z.object({
  version: z.literal(1),
  kind: z.literal("slack"),
  work: z.enum(["flag", "look-up"]),
  correlationId: z.string(),
  team: z.string().min(1),
  errorId: z.string().min(1),
  occurredAt: z.iso.datetime(),
});

/** What a team set of an error: its flag's messages are to say so. */
const flagStatusSchema = z.object({
  version: z.literal(1),
  kind: z.literal("slack"),
  work: z.literal("flag-status"),
  correlationId: z.string(),
  team: z.string().min(1),
  errorId: z.string().min(1),
});

/** What a person's message says: redacted and cut before it travels. Nothing else could fetch it where the app may not read the channel. */
const saidSchema = {
  text: z.string(),
  /** Something that looked like a secret was taken out. */
  hidden: z.boolean(),
  files: z.array(z.string()),
  moreFiles: z.number().int().nonnegative(),
};

/** Who asked, where, and when. `response`: the path of Slack's response address, which lives 30 minutes. */
const askedSchema = {
  version: z.literal(1),
  kind: z.literal("slack"),
  correlationId: z.string(),
  channel: z.string().min(1),
  user: z.string().min(1),
  askedAt: z.iso.datetime(),
};

/** A message that somebody wants explained, privately. */
const explainSchema = z.object({ ...askedSchema, ...saidSchema, work: z.literal("explain"), threadTs: z.string().min(1), response: z.string().nullable() });

/** A mention or a direct message, answered in its thread. */
const questionSchema = z.object({ ...askedSchema, ...saidSchema, work: z.literal("question"), ts: z.string().min(1), threadTs: z.string().min(1).nullable(), direct: z.boolean() });

/** A run as an address has it. */
const addressedSchema = { connection: z.string().min(1), name: z.string().min(1), runId: z.string().min(1), attempt: z.number().int().positive().nullable() };

/** A run that nothing is known of, to be read from its provider now. */
const runSchema = z.object({
  ...askedSchema,
  ...addressedSchema,
  work: z.literal("run"),
  response: z.string().nullable(),
});

/** Another app's message of a failed run, in a channel that has such messages answered: where it stands, and the run that it links to. */
const notificationSchema = z.object({
  version: z.literal(1),
  kind: z.literal("slack"),
  work: z.literal("notification"),
  correlationId: z.string(),
  channel: z.string().min(1),
  ts: z.string().min(1),
  run: z.object(addressedSchema).nullable(),
});

/** An occurrence was taken back, or brought back: what was told of it is to be looked at again. */
const withdrawnSchema = z.object({
  version: z.literal(1),
  kind: z.literal("slack"),
  work: z.literal("withdrawn"),
  correlationId: z.string(),
  team: z.string().min(1),
  errorId: z.string().min(1),
  occurredAt: z.iso.datetime(),
  isBack: z.boolean(),
  place: z.object({ project: projectSchema, workflow: z.string().nullable(), branch: z.string().nullable() }).nullable(),
});

/** A time at which a storm's message is to say how the storm stands, with all that changed until then. */
const stormSchema = z.object({
  version: z.literal(1),
  kind: z.literal("slack"),
  work: z.literal("storm"),
  correlationId: z.string(),
  team: z.string().min(1),
  errorId: z.string().min(1),
  startedAt: z.iso.datetime(),
  at: z.iso.datetime(),
});

/** Work that a request of Slack's leaves behind. */
const slackSchema = z.discriminatedUnion("work", [lookUpSchema, flagStatusSchema, explainSchema, questionSchema, runSchema, withdrawnSchema, stormSchema, notificationSchema, ...channelWorks]);

/** What travels through the queue: thin, versioned, ids only; a reported log is the exception, for nothing else could fetch it. */
export const queueMessageSchema = z.discriminatedUnion("kind", [failureSchema, recoveredSchema, digestSchema, slackSchema]);

export type QueueMessage = z.infer<typeof queueMessageSchema>;

export type { FailureMessage, RecoveredMessage } from "./run-message.ts";

/** Of one kind of work that a request of Slack's leaves behind. */
export type SlackWork<Work extends z.infer<typeof slackSchema>["work"]> = Extract<z.infer<typeof slackSchema>, { work: Work }>;
