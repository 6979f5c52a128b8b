import type { Table } from "./section.ts";

/** Numbers to the right, as they are read; the bar that would end a cell is escaped. */
export const markdownTable = ({ columns, rows }: Pick<Table, "columns" | "rows">): string => {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en", { maximumFractionDigits: 10 }) : cell.trim().replaceAll("|", "\\|"))).join(" | ")} |`;
  const isNumber = (at: number): boolean => rows.length > 0 && rows.every((row) => typeof row[at] === "number");
  return [line(columns), `|${columns.map((_, at) => (isNumber(at) ? "--:" : "---")).join("|")}|`, ...rows.map(line)].join("\n");
};
