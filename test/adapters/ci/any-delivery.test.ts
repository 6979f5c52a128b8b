import { fc } from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { queueMessageSchema } from "../../../src/pipelines/queue-message.ts";
import { receiveDelivery } from "../../../src/pipelines/receive-delivery.ts";
import { wholeBodies } from "../../support/whole-bodies.ts";

const read = (provider: string, body: string, headers: Record<string, string> = {}) => {
  const found = ciProviders[provider]?.read({ headers, body: new TextEncoder().encode(body) });
  if (found === undefined) throw new Error(`no provider ${provider}`);
  // A value that the adapter fell over is told as malformed in production; here it is a fault.
  if (found.kind === "malformed" && found.message.includes("cannot be read")) throw new Error(`${provider}: ${found.message}`);
  return found;
};

/** What comes of a verified delivery; what is queued is what the queue's consumer takes. */
const receive = (provider: string, body: string) =>
  receiveDelivery(
    {
      receivers: () => ({
        connection: provider,
        verify: async () => true,
        confirm: async () => false,
        read: () => read(provider, body),
        speaksFor: () => true,
        ownUrl: (url) => url,
      }),
      queue: {
        send: async (message) => {
          queueMessageSchema.parse(message);
        },
      },
      clock: () => new Date("2026-11-20T10:00:00Z"),
      log: () => {},
      newId: () => "c",
      redact: async (text) => ({ text, found: [] }),
    },
    { provider, connection: provider },
    { headers: {}, body: new TextEncoder().encode(body) },
  );

const text = (wrap: ((body: unknown) => string) | undefined, body: unknown): string => (wrap ?? JSON.stringify)(body) ?? "";

type Path = (string | number)[];
const pathsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]))]
    : [path];
const replaced = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === key ? replaced(each, rest, by) : each));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
};

/** What stands at the edges of what a Date, an id or a path can be. */
const odd: unknown[] = [
  -1e300, 1e300, -1, 0, 0.5, 2 ** 53, -(2 ** 53), 8.64e12 + 1, 8.64e15 + 1, "", " ", "..", "%", "%E0%A4", "https://[", "http://%", "\u0000", "\uD800", "x".repeat(5_000),
  "275760-09-13T00:00:00Z", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59-14:00", "2026-11-20T99:99:99Z", null, true, [], {}, [null], [[]], { __proto__: null, length: 1e9 },
];

describe.each(wholeBodies)("a delivery of $provider", ({ provider, body, wrap }) => {
  test("that is whole is queued", async () => {
    expect(await receive(provider, text(wrap, body))).toEqual({ kind: "queued", correlationId: "c" });
  });

  test("with something odd in place of any one value is read or malformed, and never a message that cannot be taken", async () => {
    for (const path of pathsIn(body)) {
      for (const value of odd) {
        const { kind } = await receive(provider, text(wrap, replaced(body, path, value)));
        if (!["queued", "ignored", "malformed"].includes(kind)) throw new Error(`${path.join(".")} = ${JSON.stringify(value)}: ${kind}`);
      }
    }
  });

  test("with anything in place of several values is read or malformed", () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...pathsIn(body)), fc.oneof(fc.jsonValue(), fc.constantFrom(...odd))), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (changed) => {
        let mutated: unknown = body;
        for (const [path, value] of changed) if (pathsIn(mutated).some((each) => each.join() === path.join())) mutated = replaced(mutated, path, value);
        return ["read", "malformed"].includes(read(provider, text(wrap, mutated)).kind);
      }),
      { numRuns: 200 },
    );
  });
});

test.each(Object.keys(ciProviders))("whatever comes for %s is read or malformed", (provider) => {
  const headers = fc.dictionary(fc.constantFrom("content-type", "x-github-event", "x-gitlab-event", "x-event-key", "x-drone-event", "ce-type", "ce-time"), fc.constantFrom("application/x-www-form-urlencoded", "workflow_run", "Pipeline Hook", "repo:commit_status_updated", "build", "", "dev.tekton.event.pipelinerun.failed.v1"));
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), headers, (body, given) => ["read", "malformed"].includes(read(provider, body, given).kind)),
    { numRuns: 100 },
  );
});

test("every provider is among them", () => {
  expect([...new Set(wholeBodies.map(({ provider }) => provider))].toSorted()).toEqual(Object.keys(ciProviders).toSorted());
});
