import { cell, columnSum, lastCell } from "./cell.ts";
import type { Kept } from "./figures.ts";

/** Ways to the figures of a section: one of a column, its last, and its sum. */
type Told = { figure: (column: string, row?: string) => string; last: (column: string) => string; sum: (column: string) => string };

/** One of the figures that matter; `says` what it is. */
export type Headline = { what: string; from: string; says: (told: Told) => string };

/** What the page begins with. Columns are found by their heads: one that is gone is an error, and the page is not written. */
export const headlines: readonly Headline[] = [
  { what: "Forged and unsigned requests that were taken", from: "prove/attacks", says: ({ figure }) => `${figure("forged or unsigned requests taken")} of ${figure("forged")} forged and ${figure("arbitrary, unsigned")} arbitrary ones` },
  { what: "Mentions, foreign links and secrets that came through", from: "prove/attacks", says: ({ sum }) => `${sum("came through")} of ${sum("sent")}` },
  { what: "Schedules of kills, lost answers and outages that ended wrong", from: "prove/faults", says: ({ sum }) => `${sum("faults")} of ${sum("schedules")}` },
  { what: "Weeks of failures, held to the truth", from: "prove/recurrence", says: ({ figure }) => `${figure("in memory", "violations")} violations in ${figure("in memory", "weeks")} weeks of ${figure("in memory", "teams")} teams, ${figure("in memory", "occurrences")} occurrences, ${figure("in memory", "crashes")} crashes` },
  { what: "A burst of webhooks, of commands: p99", from: "prove/load", says: ({ figure }) => `${figure("p99, ms", "webhooks")} ms, ${figure("p99, ms", "commands")} ms; lost ${figure("lost")}, doubled ${figure("doubled")}` },
  { what: "A cold slack, over a bare handler", from: "bench/cold", says: ({ figure }) => `${figure("over bare, ms", "slack")} ms, ${figure("by the plain setup's", "slack")} of the plain setup's` },
  { what: "A cold ci-webhook, over a bare handler", from: "bench/cold", says: ({ figure }) => `${figure("over bare, ms", "ci-webhook")} ms` },
  { what: "A warm answer to `/coveo-error 429`", from: "bench/warm", says: ({ figure }) => `${figure("until the answer, median, ms", "slack: /coveo")} ms, of which ${figure("processor's time, median, ms", "slack: /coveo")} ms are its own work` },
  { what: "From a failed run's webhook to its message", from: "bench/webhook", says: ({ figure }) => `${figure("median, ms", "together")} ms` },
  { what: "A clean log's throughput, by ripgrep's", from: "bench/scan", says: ({ figure }) => figure("throughput by ripgrep's", "clean") },
  { what: "A million look-ups · failed runs · digests", from: "bench/cost", says: ({ figure }) => `$${figure("look-up", "together")} · $${figure("failure", "together")} · $${figure("digest", "together")}` },
  { what: "Units to see which levels are reached: with ten occurrences, with many", from: "bench/units", says: ({ figure, last }) => `${figure("reading which levels are reached")}, ${last("reading which levels are reached")} with ${last("occurrences of the team")}` },
];

export const sayHeadline = ({ says }: Headline, section: Kept): string => {
  const told = (found: string | number | undefined, what: string): string => {
    if (found === undefined) throw new Error(`${section.title} has no ${what}`);
    return found.toLocaleString("en");
  };
  return says({
    figure: (column, row) => told(cell(section, column, row), `"${column}"${row === undefined ? "" : ` of "${row}"`}`),
    last: (column) => told(lastCell(section, column), `"${column}"`),
    sum: (column) => told(columnSum(section, column), `"${column}"`),
  });
};
