import { drawnStars } from "./code-stars.ts";

/**
 * Blocks as the drawing library takes them. `verbatim` tells Slack to make no links and mentions of plain words; the
 * library takes it for text without any markup, and shows the stars.
 */
export const withoutVerbatim = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withoutVerbatim) as T;
  if (typeof value !== "object" || value === null) return value;
  const isMarkup = "type" in value && value.type === "mrkdwn";
  const kept = Object.entries(value).filter(([name]) => name !== "verbatim");
  return Object.fromEntries(kept.map(([name, inner]) => [name, isMarkup && typeof inner === "string" ? drawnStars(inner) : withoutVerbatim(inner)])) as T;
};
