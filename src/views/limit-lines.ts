import type { Answer } from "../catalog/answer.ts";

/** An error's limits, as numbers: `All metadata of one item: 52,428,800 bytes`. Plain text. */
export const limitLines = ({ limits }: Pick<Answer, "limits">): string[] =>
  limits.map(({ what, value, unit }) => `${what}: ${value.toLocaleString("en")} ${value === 1 ? unit.slice(0, -1) : unit}`);
