import { expect, test } from "vitest";
import { keyOf, type Posting } from "../../src/posting/posting.ts";

const run = { project: { connection: "github", key: "77001", name: "acme/x" }, runId: "1001", attempt: 2, occasion: null };
const flag = { kind: "flag", team: "C1", errorId: "push/429", level: "notice", episode: "2026-11-20T09:00:00.000Z", ladder: "throttling" } as const;

// A message is looked for by its key before it is posted a second time: another key, and what was posted before a deployment would be posted again after it.
test.each<[Posting, string]>([
  [{ kind: "reply", run, channel: "C1" }, "b312db6c2b58f659fdcae139b512f50e"],
  [{ kind: "reply", run: { ...run, occasion: "queue 7" }, channel: "C1" }, "29d4e6fa7312fd5891930de006a8d136"],
  [{ kind: "recovery", run, channel: "C1", errorId: "push/429" }, "0289f580d8919dddf7f027e0e35cffad"],
  [{ kind: "recovery", run: { ...run, occasion: "queue 7" }, channel: "C1", errorId: "push/429" }, "fd83fb176e452e21b6a9b3b0f504e0be"],
  [flag, "f8908cd3e54d8f0cbf79d7e72db87f4f"],
  [{ kind: "storm", team: "C1", errorId: "push/429", startedAt: flag.episode }, "1e3b772763eedb03431d4725482b2db5"],
  [{ kind: "digest", team: "C1", slot: flag.episode }, "9190233506faffbaf48ef32b9492a58e"],
  [{ kind: "answer", channel: "C1", ts: "1700000001.000200" }, "cd304afe9a285c1ea89722c061cec067"],
  [{ kind: "shared", channel: "C1", threadTs: "1700000001.000200", errorId: "push/429" }, "67b6074771fea9e06d9443ce47b7e883"],
  [{ kind: "told", channel: "U1", about: "link 7" }, "01892493d10d6c438aeacc2d701d519a"],
])("a message has the key that it always had: %j", async (posting, key) => {
  expect(await keyOf(posting)).toBe(key);
});
