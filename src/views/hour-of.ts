/** The hour that begins then, in the reader's own time zone, in UTC where Slack cannot show it: of a look-up no more is kept. */
export const hourOf = (iso: string): string => {
  const begin = Date.parse(iso);
  const end = begin + 3_600_000;
  const seconds = (at: number): number => Math.floor(at / 1000);
  return `<!date^${seconds(begin)}^{date_short_pretty}, {time}|${iso.slice(0, 10)} ${iso.slice(11, 16)}>–<!date^${seconds(end)}^{time}|${new Date(end).toISOString().slice(11, 16)} UTC>`;
};
