/** A provider's time (`2026-11-20T10:00:00Z`, `2026-11-20 10:00:00 UTC`, with an offset …) as ISO 8601 in UTC; null where it is none. */
export const isoTime = (text: string | null | undefined): string | null => {
  // Date.parse also makes times of much that is none ("job 7"): it has to begin as one.
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text ?? "")) return null;
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};
