const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon 23 Nov`, of a date without time or zone (`2026-11-23`). */
export const plainDate = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`);
  return `${weekdays[day.getUTCDay()]} ${day.getUTCDate()} ${months[day.getUTCMonth()]}`;
};

/** `Mon 16 to Wed 18, Fri 20`, of dates in order: three in a row or more are told by their ends. */
export const shortDates = (dates: readonly string[]): string => {
  const rows: string[][] = [];
  for (const date of dates) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row !== undefined && last !== undefined && Date.parse(date) - Date.parse(last) === 86_400_000) row.push(date);
    else rows.push([date]);
  }
  return rows.map((row) => (row.length < 3 ? row.map(short).join(", ") : `${short(row[0] ?? "")} to ${short(row.at(-1) ?? "")}`)).join(", ");
};

const short = (date: string): string => plainDate(date).slice(0, -4);
