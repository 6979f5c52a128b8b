export type Spread = { median: number; quartiles: [number, number] };

/** Of measurements of the same: the middle one, and where the middle half of them lies. */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)] };
};
