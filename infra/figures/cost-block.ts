import { captions } from "../bench/cost/captions.ts";
import { readPrices } from "../cost/prices.ts";
import type { Kept } from "./figures.ts";
import { markdownTable } from "./markdown-table.ts";

/** What stands between the two marks of docs/cost.md. `alarms`: metrics that alarms watch, paid for by the month. */
export const costBlock = ({ tables, command, date, machine }: Kept, alarms: number): string => {
  const { asOf, region, prices } = readPrices();
  const table = (caption: string): string => {
    const found = tables.find((each) => each.caption === caption);
    if (found === undefined) throw new Error(`The cost's section has no table "${caption}"`);
    return markdownTable(found);
  };
  return `
A million of each, in dollars, in ${region}, at the prices of ${asOf}, without any free tier:

${table(captions.lines)}

How that grows with what a team has met in the 34 days before:

![Dollars per million by a team's occurrences: a look-up, a failure and a repeated failure are bounded; a digest grows with the number of occurrences](pictures/cost.png)

${table(captions.growth)}

What one of each takes:

${table(captions.taken)}

The hourly run, none of whose teams is due:

${table(captions.sweep)}

Measured by \`${command}\` on ${date}, ${machine.cores} cores, Node ${machine.node}. By the month, whatever happens: ${alarms} alarm metrics, $${(alarms * prices.alarmMonth.price).toFixed(2)}; each custom metric that was written, $${prices.metricMonth.price.toFixed(2)}.

`;
};
