import { cell } from "./cell.ts";
import type { Kept } from "./figures.ts";

/** One of the figures that matter; `says` what it is, given a way to a figure of the section. */
export type Headline = { what: string; from: string; says: (figure: (column: string, row?: string) => string) => string };

/** What the page begins with. A figure that is not there is a fault of this list: the test says so. */
export const headlines: readonly Headline[] = [
  { what: "A cold slack, over a bare handler", from: "bench/cold", says: (figure) => `${figure("over bare, ms", "slack")} ms, ${figure("by the plain setup's", "slack")} of the plain setup's` },
  { what: "A cold ci-webhook, over a bare handler", from: "bench/cold", says: (figure) => `${figure("over bare, ms", "ci-webhook")} ms` },
  { what: "A warm answer to `/coveo-error 429`", from: "bench/warm", says: (figure) => `${figure("until the answer, median, ms", "slack: /coveo")} ms, of which ${figure("processor's time, median, ms", "slack: /coveo")} ms are its own work` },
  { what: "From a failed run's webhook to its message", from: "bench/webhook", says: (figure) => `${figure("median, ms", "together")} ms` },
  { what: "A clean log's throughput, by ripgrep's", from: "bench/scan", says: (figure) => figure("throughput by ripgrep's", "clean") },
  { what: "A million look-ups · failed runs · digests", from: "bench/cost", says: (figure) => `$${figure("look-up", "together")} · $${figure("failure", "together")} · $${figure("digest", "together")}` },
  { what: "Units to see which levels are reached: with ten occurrences, with very many", from: "bench/units", says: (figure) => `${figure("reading which levels are reached", "10")}, ${figure("reading which levels are reached")}` },
];

export const sayHeadline = ({ says }: Headline, section: Kept): string =>
  says((column, row) => {
    const found = cell(section, column, row);
    if (found === undefined) throw new Error(`${section.title} has no "${column}"${row === undefined ? "" : ` of "${row}"`}`);
    return found.toLocaleString("en");
  });
