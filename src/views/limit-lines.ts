import type { Answer } from "../catalog/answer.ts";
import { escaped } from "./text.ts";

/** An error's limits, as numbers: `All metadata of one item: 52,428,800 bytes`. mrkdwn. */
export const limitLines = ({ limits }: Pick<Answer, "limits">): string[] =>
  limits.map(({ what, value, unit }) => `${escaped(what)}: ${value.toLocaleString("en")} ${value === 1 ? unit.slice(0, -1) : unit}`);
