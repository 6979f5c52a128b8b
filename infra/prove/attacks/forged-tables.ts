import type { Table, Target } from "../../figures/section.ts";
import type { AttackFigures } from "./attack-figures.ts";

/** What the threads that forged and sent anything found, together. */
export const forgedTables = (figures: readonly AttackFigures[]): { tables: Table[]; targets: Target[] } => {
  const sum = (of: (each: AttackFigures) => number): number => figures.reduce((total, each) => total + of(each), 0);
  const senders = figures.flatMap(({ targets }) => targets).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const bad = [
    { what: "forged or unsigned requests taken", value: sum(({ accepted }) => accepted) },
    { what: "handlers that rejected", value: sum(({ rejectedHandlers }) => rejectedHandlers) },
    { what: "answers 5xx", value: sum(({ serverErrors }) => serverErrors) },
    { what: "answers and log lines with what was sent or a secret", value: sum(({ leaked }) => leaked) },
  ];
  return {
    tables: [
      { caption: "Forged requests", columns: ["sender", "its signature covers", "ways to forge", "forged requests"], rows: senders.map(({ name, covers, ways, sent }) => [name, covers, ways, sent]) },
      {
        caption: "All requests, and what went wrong",
        columns: ["forged", "arbitrary, unsigned", "arbitrary, signed", "log lines seen", ...bad.map(({ what }) => what)],
        rows: [[sum(({ targets }) => targets.reduce((total, { sent }) => total + sent, 0)), sum(({ arbitrary }) => arbitrary), sum(({ arbitrarySigned }) => arbitrarySigned), sum(({ lines }) => lines), ...bad.map(({ value }) => value)]],
      },
    ],
    targets: bad.map(({ what, value }) => ({ what, value, limit: 0, is: "at most" })),
  };
};
