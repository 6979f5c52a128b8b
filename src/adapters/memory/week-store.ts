import { weekDays, type WeekTotals } from "../../digest/week-totals.ts";
import type { Clock } from "../../ports/clock.ts";
import type { WeekStore } from "../../ports/week-store.ts";

export const createWeekStore = (clock: Clock): WeekStore => {
  const teams = new Map<string, Map<string, WeekTotals & { expiresAt: number }>>();
  return {
    putWeek: async (team, totals) => {
      const weeks = teams.get(team) ?? new Map<string, WeekTotals & { expiresAt: number }>();
      teams.set(team, weeks.set(totals.week, { ...totals, expiresAt: clock().getTime() + weekDays * 86_400_000 }));
    },
    listWeeks: async (team, from) =>
      [...(teams.get(team)?.values() ?? [])]
        .filter((each) => each.week >= from && each.expiresAt > clock().getTime())
        .map(({ expiresAt: _, ...totals }) => totals)
        .toSorted((a, b) => a.week.localeCompare(b.week)),
  };
};
