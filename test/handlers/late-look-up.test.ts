import { afterAll, expect, test } from "vitest";
import { anOccurrence } from "../support/an-occurrence.ts";
import { general, startSurfaces } from "../support/slack-surfaces.ts";

const bot = await startSurfaces();
afterAll(bot.stop);
const errorId = "push/413";
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

test("a look-up that the table did not answer in time is counted once, in its hour, and raises what it reaches", async () => {
  for (const hours of [9, 8, 7, 6]) await bot.store.recordOccurrence(anOccurrence(hoursAgo(hours), { team: general, errorId }));
  const occurredAt = `${hoursAgo(2).slice(0, 13)}:00:00.000Z`;
  for (const correlationId of ["one", "another"]) bot.enqueue({ version: 1, kind: "slack", work: "look-up", correlationId, team: general, errorId, occurredAt });
  await bot.idle();
  const counted = await bot.store.listOccurrences({ team: general, errorId, from: hoursAgo(3), until: hoursAgo(0) });
  expect(counted).toMatchObject([{ source: "lookup", occurredAt }]);
  expect((await bot.messages(general)).filter(({ text }) => text.includes("keeps coming back"))).toHaveLength(1);
});
