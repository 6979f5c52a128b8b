import * as z from "zod";
import { notAsExpected } from "../../pipelines/not-as-expected.ts";
import type { Reading, ReadResult } from "../../pipelines/reading.ts";
import type { Delivery } from "../../ports/delivery.ts";

/** Reads a JSON body of a known shape; the message of a malformed one names the place, never a value. Never throws: what a value nobody thought of does is told as malformed, too. */
export const readJson = <T>(delivery: Delivery, schema: z.ZodType<T>, read: (body: T) => Reading): ReadResult => {
  const body = jsonOf(delivery);
  if (body === undefined) return { kind: "malformed", message: "the body is not JSON" };
  try {
    const parsed = schema.safeParse(body);
    return parsed.success ? { kind: "read", reading: read(parsed.data) } : { kind: "malformed", message: notAsExpected(parsed.error) };
  } catch (error) {
    return { kind: "malformed", message: `a value in it cannot be read (${error instanceof Error ? error.name : "unknown"})` };
  }
};

/** A text at the top of a JSON body, such as the kind of event where the body names it; undefined where there is none. */
export const textFieldOf = (delivery: Delivery, name: string): string | undefined =>
  z.object({ [name]: z.string() }).safeParse(jsonOf(delivery)).data?.[name];

/** GitHub's default content type (and Travis' only one) puts the JSON into the form field `payload`; the signature covers the form. */
export const unwrapForm = (delivery: Delivery): Delivery => {
  if (!(delivery.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) return delivery;
  const payload = new URLSearchParams(new TextDecoder().decode(delivery.body)).get("payload");
  return payload === null ? delivery : { ...delivery, body: new TextEncoder().encode(payload) };
};

const jsonOf = (delivery: Delivery): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(delivery.body));
  } catch {
    return undefined;
  }
};
