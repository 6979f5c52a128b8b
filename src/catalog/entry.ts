import * as z from "zod";

/** The interface of Coveo's that gives the error; `http` holds what any HTTP API may answer. */
export const apis = ["push", "usage-analytics", "indexing", "http"] as const;

export const categories = [
  "throttling",
  "daily-limit",
  "quota",
  "authentication",
  "authorization",
  "payload",
  "request",
  "configuration",
  "service",
] as const;

/** When trying again can help: once mended, with growing pauses, after the daily reset, once the organization is active, or never. */
export const retries = ["after-fix", "backoff", "after-midnight-utc", "after-reactivation", "none"] as const;

const sentence = z.string().min(3).max(600);

const limitSchema = z.strictObject({
  what: sentence,
  value: z.number().positive(),
  unit: z.enum(["megabytes", "bytes", "minutes", "digits"]),
});

const resolutionSchema = z.strictObject({
  /** The condition under which this applies, as the start of a sentence ("If …", "When …"); null where it always does. */
  when: sentence.nullable(),
  do: sentence,
});

/**
 * One documented error. Validated by the tests and at build, never by the running bot.
 * `id` is stored with every occurrence, so it is never reused: a renamed entry lists its old ids under `replaces`.
 */
export const entrySchema = z.strictObject({
  id: z.string().regex(/^(push|usage-analytics|indexing|http)\/[A-Za-z0-9_/-]+$/),
  replaces: z.array(z.string()).optional(),
  api: z.enum(apis),
  /** `429`, `5XX`, or null for what has no HTTP status of its own. */
  status: z
    .string()
    .regex(/^[1-5](\d\d|XX)$/)
    .nullable(),
  /** The code in the error body (`errorCode` or `type`), exactly as the API spells it. */
  code: z.string().min(3).nullable(),
  /** Other names people and tools use for it. */
  names: z.array(z.string().min(3)),
  title: z.string().min(3).max(100),
  symptoms: z.array(sentence),
  /** How people put it in their own words. Only the look-up reads it; it is not shown. */
  asked: z.array(sentence).optional(),
  causes: z.array(sentence).min(1),
  resolutions: z.array(resolutionSchema).min(1),
  category: z.enum(categories),
  /** What else it may be, where the error alone does not tell. */
  mayBe: z.array(z.enum(categories)).optional(),
  retry: z.enum(retries),
  limits: z.array(limitSchema),
  links: z.array(z.strictObject({ label: z.string().min(3).max(75), url: z.url({ protocol: /^https$/ }) })),
  /** The documents it comes from, newest first, with a mark where only an older one has it. */
  sources: z.array(z.string().min(3)).min(1),
  /** The day it was last checked against its sources. */
  checked: z.iso.date(),
});

export type Entry = z.infer<typeof entrySchema>;
export type Api = Entry["api"];
export type Category = Entry["category"];
export type Retry = Entry["retry"];
