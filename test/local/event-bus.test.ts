import { expect, test } from "vitest";
import { createEventBus } from "../../src/local/event-bus.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";

const put = createEventBus(readServiceDefinition().events.map(({ pattern, handler }) => ({ pattern, handler: async (event) => ({ handler, event }) })));
const build = { source: "aws.codebuild", "detail-type": "CodeBuild Build State Change", detail: { "build-status": "FAILED", "project-name": "feeder" } };

test("an event that a rule of serverless.yml names is handed to its function as it is", async () => {
  expect(await put(build)).toEqual({ handler: "handlers/ci-webhook.handler", event: build });
});

test.each([
  ["another source", { ...build, source: "aws.codeartifact" }],
  ["another kind of event", { ...build, "detail-type": "CodeBuild Build Phase Change" }],
  ["another outcome", { ...build, detail: { "build-status": "STOPPED" } }],
  ["no detail", { source: build.source, "detail-type": build["detail-type"] }],
])("an event of %s is nobody's", async (_, event) => {
  expect(await put(event)).toBeUndefined();
});
