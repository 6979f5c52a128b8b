/** Milliseconds until Monday 09:00 UTC, and a few seconds: when digests are due by default. */
export const untilMonday = (now: Date): number => {
  const monday = new Date(now);
  monday.setUTCHours(9, 0, 5, 0);
  monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7));
  if (monday <= now) monday.setUTCDate(monday.getUTCDate() + 7);
  return monday.getTime() - now.getTime();
};
