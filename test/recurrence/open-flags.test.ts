import { describe, expect, test } from "vitest";
import { noFlag, type FlagState } from "../../src/recurrence/flag-state.ts";
import { isMuted } from "../../src/recurrence/is-muted.ts";
import { openFlags } from "../../src/recurrence/open-flags.ts";
import { aClaim } from "../support/a-flag.ts";

const at = (time: string): string => `2026-11-${time}:00.000Z`;
const claim = (level: "notice" | "warning", raised: string, through = raised, ladder: "throttling" | "daily-limit" | "other" = "throttling") =>
  aClaim({ ladder, level, episode: at(raised), through: at(through), raisedAt: at(raised), told: true });
const now = new Date("2026-11-20T10:00:00Z");
const of = (state: Partial<FlagState>, errorId = "push/429/TOO_MANY_REQUESTS") => ({ errorId, state: { ...noFlag, ...state } });

describe("a flag is open", () => {
  test.each([
    ["while its episode may go on", [claim("notice", "20T09:00")], "notice"],
    ["at its worst level", [claim("notice", "20T08:00"), claim("warning", "20T09:00")], "warning"],
    ["though what is known of it lags by half a window", [claim("notice", "17T09:00", "18T22:01")], "notice"],
    ["no longer than that", [claim("notice", "17T09:00", "18T22:00")], undefined],
    ["by its own ladder", [claim("notice", "12T09:00", "12T09:00", "daily-limit")], "notice"],
    ["at the level of what is open alone", [claim("warning", "10T09:00"), claim("notice", "20T09:00")], "notice"],
  ])("%s", (_, claims, level) => {
    expect(openFlags([of({ claims })], now)[0]?.level).toBe(level);
  });

  test("with who is on it and until when it is snoozed, as far as that is of this episode", () => {
    const claims = [claim("notice", "20T08:00")];
    const snooze = { until: at("25T10:00"), unlessWorseThan: "notice" as const, by: "U1", at: at("20T09:00") };
    const open = (state: Partial<FlagState>) => openFlags([of({ claims, ...state })], now)[0];
    expect(open({ snooze, taken: { by: "U2", at: at("20T09:00") } })).toEqual({ errorId: "push/429/TOO_MANY_REQUESTS", level: "notice", raisedAt: at("20T08:00"), snoozedUntil: at("25T10:00"), takenBy: "U2" });
    expect(open({ snooze: { ...snooze, at: at("20T07:59") }, taken: { by: "U2", at: at("19T09:00") } })).toMatchObject({ snoozedUntil: null, takenBy: null });
    expect(open({ snooze, claims: [...claims, claim("warning", "20T09:30")] })).toMatchObject({ level: "warning", snoozedUntil: null });
    expect(open({ snooze: { ...snooze, until: at("20T10:00") } })).toMatchObject({ snoozedUntil: null });
  });

  test("the worst first, of equals the latest", () => {
    const flags = [of({ claims: [claim("notice", "20T09:00")] }, "a"), of({ claims: [claim("warning", "20T07:00")] }, "b"), of({ claims: [claim("notice", "20T09:30")] }, "c"), of({}, "d")];
    expect(openFlags(flags, now).map(({ errorId }) => errorId)).toEqual(["b", "c", "a"]);
  });
});

describe("a mute", () => {
  const mute = (project: string | null, until = at("21T00:00")) => ({ project, until, reason: "", by: "U1", at: at("19T00:00") });
  test.each([
    ["of the error holds for any project", mute(null), true],
    ["of a project holds for it", mute("acme/loader"), true],
    ["of a pattern holds for what it matches", mute("acme/*"), true],
    ["of another project does not", mute("acme/other"), false],
    ["that has ended does not", mute(null, at("20T10:00")), false],
  ])("%s", (_, one, holds) => {
    expect(isMuted({ mutes: [mute("x"), one] }, "acme/loader", now)).toEqual(holds ? one : undefined);
  });
});
