import * as z from "zod";

export const projectSchema = z.object({ connection: z.string().min(1), key: z.string().min(1), name: z.string().min(1) });

export const failureSchema = z.object({
  version: z.literal(1),
  kind: z.literal("failure"),
  /** Follows one failure from the webhook to the message, in every log line. */
  correlationId: z.string(),
  project: projectSchema,
  runId: z.string().min(1),
  attempt: z.number().int().positive(),
  occasion: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  workflow: z.string().nullable(),
  branch: z.string().nullable(),
  defaultBranch: z.string().nullable(),
  commit: z.string().nullable(),
  runUrl: z.string().nullable(),
  /** Only of a run that was reported with its log: redacted and cut. */
  log: z.string().optional(),
});

export const recoveredSchema = z.object({
  version: z.literal(1),
  kind: z.literal("recovered"),
  correlationId: z.string(),
  project: projectSchema,
  workflow: z.string().nullable(),
  branch: z.string().nullable(),
  runId: z.string().min(1),
  attempt: z.number().int().positive(),
  runUrl: z.string().nullable(),
  /** When it passed: ISO 8601, UTC. */
  occurredAt: z.iso.datetime(),
});

/** What a webhook leaves in the queue. By itself, so that the function that takes webhooks carries no other message. */
export const runMessageSchema = z.discriminatedUnion("kind", [failureSchema, recoveredSchema]);

export type FailureMessage = z.infer<typeof failureSchema>;

export type RecoveredMessage = z.infer<typeof recoveredSchema>;
