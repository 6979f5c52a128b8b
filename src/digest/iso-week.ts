const day = 86_400_000;

/** Monday 00:00 UTC of the week that an instant is in, as milliseconds. */
const mondayOf = (time: number): number => {
  const midnight = Math.floor(time / day) * day;
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;
};

/** The ISO week (UTC) of an instant, `2026-W47`: of the year that its Thursday is in. */
export const isoWeekOf = (time: string): string => {
  const thursday = mondayOf(Date.parse(time)) + 3 * day;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
};

/** The ISO weeks (UTC) that the range touches, oldest first, with their bounds (ISO 8601). */
export const isoWeeksIn = ({ from, until }: { from: string; until: string }): { week: string; from: string; until: string }[] => {
  const weeks: { week: string; from: string; until: string }[] = [];
  for (let monday = mondayOf(Date.parse(from)); monday < Date.parse(until); monday += 7 * day) {
    const start = new Date(monday).toISOString();
    weeks.push({ week: isoWeekOf(start), from: start, until: new Date(monday + 7 * day).toISOString() });
  }
  return weeks;
};

/** The date of an ISO week's Monday. The 4th of January is always in the first week. */
export const mondayOfWeek = (week: string): string => {
  const [year = 0, number = 1] = week.split("-W").map(Number);
  return new Date(mondayOf(Date.UTC(year, 0, 4)) + (number - 1) * 7 * day).toISOString().slice(0, 10);
};
