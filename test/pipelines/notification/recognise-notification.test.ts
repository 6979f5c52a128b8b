import { fc } from "../../support/properties.ts";
import { describe, expect, test } from "vitest";
import { textOfMessage } from "../../../src/commands/text-of-message.ts";
import { notificationRules } from "../../../src/adapters/ci/notification-rules.ts";
import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { recogniseNotification } from "../../../src/pipelines/notification/recognise-notification.ts";
import { ownTime } from "../../support/own-time.ts";
import { notifications, oldCircleci, unrelated } from "./notifications.ts";

const recognise = (message: unknown) => recogniseNotification(Object.values(notificationRules), textOfMessage(message));

describe.each(Object.entries(notifications))("a message of %s", (_app, { url, failed, other }) => {
  test.each(failed)("tells of a failed run, and where it is: %s", (_, message) => {
    const found = recognise(message);
    expect(found).toMatchObject({ failed: true });
    expect(found?.urls[0]).toBe(url);
  });

  test.each(other)("tells of no failure where the run %s", (_, message) => {
    expect(recognise(message)?.failed ?? false).toBe(false);
  });
});

test("a message that is not about a run is none", () => {
  for (const [name, message] of unrelated) expect([name, recognise(message)]).toEqual([name, undefined]);
});

test("an address of a job is one of a run", () => {
  expect(recognise(oldCircleci)).toEqual({ failed: true, urls: ["https://circleci.com/gh/acme/catalog-loader/123"] });
});

test("each provider that has words for it has messages for and against", () => {
  expect(Object.keys(notifications)).toEqual(Object.keys(notificationRules));
  expect(Object.keys(notificationRules).filter((name) => !(name in ciProviders))).toEqual([]);
  for (const { failed, other } of Object.values(notifications)) expect([failed.length > 0, other.length > 2]).toEqual([true, true]);
});

test("any text is read in little time", async () => {
  const address = "https://github.com/a/b/actions/runs/1";
  const words = fc.constantFrom("build ", "#1 ", "by ", "job", " ", ":x:", "fail", "a", "status: ", "\n", "🔴", "*", "pipeline #1 of ");
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 2_000 }), async (parts) => {
      const { took } = await ownTime(() => recogniseNotification(Object.values(notificationRules), { text: parts.join(""), urls: [address] }));
      expect(took).toBeLessThan(1_000);
    }),
    { numRuns: 60 },
  );
});
