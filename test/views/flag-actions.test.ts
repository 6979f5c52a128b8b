import { expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { levels } from "../../src/recurrence/level.ts";
import { flagBlockId, readFlagBlockId } from "../../src/views/flag-actions.ts";

test("a flag's buttons say what they are about, for every error within Slack's length of a block id", () => {
  for (const { id } of entries) {
    for (const level of levels) {
      const subject = { errorId: id, level, episode: "2026-11-20T09:59:00.000Z" };
      expect(readFlagBlockId(flagBlockId(subject))).toEqual(subject);
      expect(flagBlockId(subject).length).toBeLessThanOrEqual(255);
    }
  }
});

test.each(["", "flag0#push/413#notice#2026-11-20T09:59:00.000Z", "flag1#push/413#dire#2026-11-20T09:59:00.000Z", "flag1##notice#2026-11-20T09:59:00.000Z", "flag1#push/413#notice#soon", "flag1#push/413#notice#2026-11-20T09:59:00.000Z#more"])(
  "the block id %j of another version or hand is not read",
  (blockId) => {
    expect(readFlagBlockId(blockId)).toBeUndefined();
  },
);
