import { isGlob, specificity } from "../pipelines/glob.ts";
import type { Link } from "../pipelines/link.ts";
import { overlap } from "./overlap.ts";

/** The links of other channels that would lose projects to a link. */
export const holdersOf = (links: readonly Link[], { connection, projects, team }: Pick<Link, "connection" | "projects" | "team">): Link[] =>
  links.filter((each) => each.connection === connection && each.team !== team && overlap(each.projects, projects) && loses(each.projects, projects));

/** A name goes before any pattern, and the more specific pattern before the other; of equals nobody should rely on the order. */
const loses = (held: string, wanted: string): boolean => {
  if (!isGlob(wanted)) return true;
  return isGlob(held) && specificity(wanted) >= specificity(held);
};
