import type { Table, Target } from "../../../figures/section.ts";
import type { CanaryFigures } from "./prove-canaries.ts";

/** Where what the bot wrote was looked at, and what came through. */
export const canaryTables = ({ canaries, ways, fields, written, givenBack }: CanaryFigures): { tables: Table[]; targets: Target[] } => ({
  tables: [
    {
      caption: `Canaries through ${fields} fields of ${ways} ways in`,
      columns: ["canary", "different ones", "sent", "came through"],
      rows: canaries.map(({ kind, different, planted, survivors }) => [kind, different, planted, survivors]),
    },
    { caption: "Looked at", columns: ["written", "times"], rows: Object.entries(written).toSorted(([a], [b]) => (a < b ? -1 : 1)) },
  ],
  targets: [
    ...canaries.map(({ kind, survivors }): Target => ({ what: `canaries that came through: ${kind}s`, value: survivors, limit: 0, is: "at most" })),
    { what: "messages that the queue's consumer gave back", value: givenBack, limit: 0, is: "at most" },
  ],
});
