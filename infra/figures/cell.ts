import type { Section } from "./section.ts";

type Tables = Pick<Section, "tables">;

/** A figure of a section: in the first table that has the column, the row that begins so (else the first). Undefined where there is none. */
export const cell = ({ tables }: Tables, column: string, row?: string): string | number | undefined => {
  for (const { columns, rows } of tables) {
    const at = columns.indexOf(column);
    if (at === -1) continue;
    const found = row === undefined ? rows[0] : rows.find(([first]) => String(first).startsWith(row));
    if (found !== undefined) return found[at];
  }
  return undefined;
};

/** The last figure of a column, in the first table that has it. */
export const lastCell = ({ tables }: Tables, column: string): string | number | undefined => {
  const table = tables.find(({ columns }) => columns.includes(column));
  return table?.rows.at(-1)?.[table.columns.indexOf(column)];
};

/** The sum of a column of numbers, in the first table that has it. Undefined where there is none. */
export const columnSum = ({ tables }: Tables, column: string): number | undefined => {
  const table = tables.find(({ columns }) => columns.includes(column));
  const at = table?.columns.indexOf(column) ?? -1;
  return table?.rows.reduce((sum, row) => sum + Number(row[at]), 0);
};
