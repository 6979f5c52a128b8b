/** As many digits as say something: three, and all of those before the point. */
export const digits = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** The quartiles, as a table shows them. */
export const between = ([low, high]: readonly [number, number]): string => `${digits(low)} to ${digits(high)}`;
