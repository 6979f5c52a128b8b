import type { Section } from "./section.ts";

/** A figure of a section: in the first table that has the column, the row that begins so (else the first). Undefined where there is none. */
export const cell = ({ tables }: Pick<Section, "tables">, column: string, row?: string): string | number | undefined => {
  for (const { columns, rows } of tables) {
    const at = columns.indexOf(column);
    if (at === -1) continue;
    const found = row === undefined ? rows[0] : rows.find(([first]) => String(first).startsWith(row));
    if (found !== undefined) return found[at];
  }
  return undefined;
};
