import { postings, type Link } from "../../pipelines/link.ts";
import type { Problem } from "./parse-end.ts";

export type LinkRules = Pick<Link, "connection" | "projects" | "branches" | "workflows" | "post">;

/** In characters: with both its states in it, a button that undoes a link holds 2,000 at most. */
const longestName = 150;
const longestList = 200;

/** `<connection> <project or pattern> [branches main,release/*] [workflows build] [post default-branch]`; undefined where it is none of that. */
export const parseLink = (rest: string): LinkRules | Problem | undefined => {
  const words = rest.replaceAll("`", "").split(/\s+/).filter(Boolean);
  const at = words.findIndex((word) => /^(branch(es)?|workflows?|post)$/i.test(word));
  const named = at === -1 ? words : words.slice(0, at);
  const [connection = "", ...name] = named;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/i.test(connection) || name.length === 0) return /[/*]/.test(rest) ? { problem: "Say the connection, and then the project or a pattern: `report acme/*`." } : undefined;
  const options = at === -1 ? {} : optionsOf(words.slice(at));
  if ("problem" in options) return options;
  // A question holds no slash, star or option; the name of a project may, or may not.
  if (name.length > 1 && at === -1 && !/[/*]/.test(rest)) return undefined;
  return checkedLink({ connection: connection.toLowerCase(), projects: name.join(" "), branches: [], workflows: [], post: "all", ...options });
};

/** The rules if they are within their lengths, wherever they were typed. */
export const checkedLink = (rules: LinkRules): LinkRules | Problem => {
  if (rules.projects === "" || rules.projects.length > longestName) return { problem: `A project or pattern has 1 to ${longestName} characters.` };
  if ([rules.branches, rules.workflows].some((list) => list.join(",").length > longestList)) return { problem: `Branches, and workflows, have ${longestList} characters together at most.` };
  return rules;
};

/** `main, release/*` */
export const listOf = (text: string): string[] => [...new Set(text.split(/[,\n]+/).map((each) => each.trim()).filter(Boolean))];

const optionsOf = (words: readonly string[]): Partial<LinkRules> | Problem => {
  const text = words.join(" ");
  const options: Partial<LinkRules> = {};
  for (const [, word = "", value = ""] of text.matchAll(/\b(branch(?:es)?|workflows?|post) ([^]*?)(?= (?:branch(?:es)?|workflows?|post) |$)/gi)) {
    if (/^branch/i.test(word)) options.branches = listOf(value);
    else if (/^workflow/i.test(word)) options.workflows = listOf(value);
    else {
      const post = postings.find((each) => each === value.trim().toLowerCase());
      if (post === undefined) return { problem: `After \`post\` comes one of ${postings.map((each) => `\`${each}\``).join(", ")}.` };
      options.post = post;
    }
  }
  return Object.keys(options).length === 0 ? { problem: "After `branches`, `workflows` or `post` comes what they are." } : options;
};
