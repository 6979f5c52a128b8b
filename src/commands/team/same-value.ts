/** Whether two values made of plain objects are equal, in whatever order their keys come back. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const left = Object.entries(a);
  return left.length === Object.keys(b).length && left.every(([key, value]) => sameValue(value, (b as Record<string, unknown>)[key]));
};
