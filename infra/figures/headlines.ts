import { cell, columnSum, lastCell } from "./cell.ts";
import type { Kept } from "./figures.ts";

/** Ways to the figures of a section: one of a column, its last, and its sum. */
type Told = { figure: (column: string, row?: string) => string; last: (column: string) => string; sum: (column: string) => string };

/** One of the figures that matter; `says` what it is. */
export type Headline = { what: string; from: string; says: (told: Told) => string };

/** What the page begins with. Columns are found by their heads: one that is gone is an error, and the page is not written. */
export const headlines: readonly Headline[] = [
  { what: "Requests that somebody forged or did not sign: how many were taken", from: "prove/attacks", says: ({ figure }) => `${figure("forged or unsigned requests taken")} of ${figure("forged")} forged and ${figure("arbitrary, unsigned")} unsigned ones` },
  { what: "Mentions, links and secrets that a stranger sent: how many came through into Slack or a log", from: "prove/attacks", says: ({ sum }) => `${sum("came through")} of ${sum("sent")}` },
  { what: "Crashes, lost answers and outages, each at another moment: how often something ended up lost, doubled or stuck", from: "prove/faults", says: ({ sum }) => `${sum("faults")} of ${sum("schedules")} times` },
  { what: "Simulated weeks of failing pipelines: what was counted, told or warned of otherwise than it happened", from: "prove/recurrence", says: ({ figure }) => `${figure("in memory", "violations")} times in ${figure("in memory", "weeks")} weeks of ${figure("in memory", "teams")} teams, which met an error ${figure("in memory", "occurrences")} times, with ${figure("in memory", "crashes")} crashes` },
  { what: "Many failed runs reported at the same moment: 99 in 100 are answered within", from: "prove/load", says: ({ figure }) => `${figure("p99, ms", "webhooks")} ms, of ${figure("requests", "webhooks")}; lost ${figure("lost")}, doubled ${figure("doubled")}` },
  { what: "Many questions asked in Slack at the same moment: 99 in 100 are answered within (Slack waits 3,000 ms)", from: "prove/load", says: ({ figure }) => `${figure("p99's median, ms")} ms, of ${figure("requests", "commands")}, in the middle one of several such bursts` },
  { what: "The first start of the function that answers Slack, beyond that of an empty one", from: "bench/cold", says: ({ figure }) => `${figure("over bare, ms", "slack")} ms, ${figure("by the plain setup's", "slack")} of what the usual libraries take, plainly put together` },
  { what: "The first start of the function that takes webhooks, beyond that of an empty one", from: "bench/cold", says: ({ figure }) => `${figure("over bare, ms", "ci-webhook")} ms` },
  { what: "The answer to `/coveo-error 429` once that function runs", from: "bench/warm", says: ({ figure }) => `${figure("until the answer, median, ms", "slack: /coveo")} ms, of which ${figure("processor's time, median, ms", "slack: /coveo")} ms are its own work` },
  { what: "From the report of a failed run to its message in Slack, without the ways through networks", from: "bench/webhook", says: ({ figure }) => `${figure("median, ms", "together")} ms` },
  { what: "How fast a log without errors is read, where ripgrep is 1", from: "bench/scan", says: ({ figure }) => figure("throughput by ripgrep's", "clean") },
  { what: "What a million questions cost, a million failed runs, a million weekly summaries", from: "bench/cost", says: ({ figure }) => `$${figure("look-up", "together")}, $${figure("failure", "together")}, $${figure("digest", "together")}` },
  { what: "What the database is asked for, in its units, to see whether an error keeps coming back", from: "bench/units", says: ({ figure, last }) => `${figure("reading which levels are reached")} after ten times, ${last("reading which levels are reached")} after ${last("occurrences of the team")}` },
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
