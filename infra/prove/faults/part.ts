import type { Table } from "../../figures/section.ts";

/** What one part of the proof found. */
export type Part = { table: Table; schedules: number; faults: string[] };
