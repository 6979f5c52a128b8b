import * as z from "zod";
import type { Reading, ReadResult } from "../../pipelines/reading.ts";
import type { Delivery } from "../../ports.ts";

/** Reads a JSON body of a known shape; the message of a malformed one names the place, never a value. */
export const readJson = <T>(delivery: Delivery, schema: z.ZodType<T>, read: (body: T) => Reading): ReadResult => {
  const body = jsonOf(delivery);
  if (body === undefined) return { kind: "malformed", message: "the body is not JSON" };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: "read", reading: read(parsed.data) };
  const places = parsed.error.issues.slice(0, 5).map((issue) => issue.path.join(".") || "the body");
  return { kind: "malformed", message: `not as expected: ${places.join(", ")}` };
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
