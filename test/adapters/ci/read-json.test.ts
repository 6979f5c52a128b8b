import { expect, test } from "vitest";
import * as z from "zod";
import { drone } from "../../../src/adapters/ci/providers/drone.ts";
import { readJson } from "../../../src/adapters/ci/read-json.ts";
import { failureMessage } from "../../../src/pipelines/failure-message.ts";
import { unread } from "../../../src/pipelines/reading.ts";
import { wholeBodies } from "../../support/whole-bodies.ts";

const delivery = (body: unknown) => ({ headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) });

test("a value that the reading falls over makes the body malformed, and is not told", () => {
  const result = readJson(delivery({ at: 1e300 }), z.object({ at: z.number() }), ({ at }) => ({ ...unread, occurredAt: new Date(at).toISOString() }));
  expect(result).toEqual({ kind: "malformed", message: "a value in it cannot be read (RangeError)" });
});

test.each([-1e300, -1, 0.5, 1e300])("a build of Drone that ended at %d is read without its time", (finished) => {
  const body = wholeBodies.find(({ provider }) => provider === "drone")?.body as { build: object };
  expect(drone.read(delivery({ ...body, build: { ...body.build, finished } }))).toMatchObject({ kind: "read", reading: { acts: true, occurredAt: null } });
});

test("an empty id of a project counts as none", () => {
  const reading = { ...unread, project: "p", projectId: "", runId: "1" };
  expect(failureMessage({ reading, connection: "c", now: new Date(), correlationId: "x" }).project.key).toBe("p");
});
