import type { Posted, Private } from "./api.ts";

/** `day`: where it changes. */
export type Row = { day: string | null; message: Posted | Private; isPrivate: boolean };

/** Messages of all and of one, as they came. */
export const inOrder = (posted: Posted[], privates: Private[]): Row[] => {
  const all: Omit<Row, "day">[] = [...posted.map((message) => ({ message, isPrivate: false })), ...privates.map((message) => ({ message, isPrivate: true }))];
  const sorted = all.toSorted((a, b) => Number(a.message.ts) - Number(b.message.ts));
  const dayOf = (row: Omit<Row, "day"> | undefined): string | null => (row === undefined ? null : new Date(Number(row.message.ts) * 1000).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" }));
  return sorted.map((row, at) => ({ ...row, day: dayOf(row) === dayOf(sorted[at - 1]) ? null : dayOf(row) }));
};
