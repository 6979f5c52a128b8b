/** Whether a name matches one of the patterns, in which `*` stands for any run of characters. */
export const matchesAny = (patterns: readonly string[], name: string): boolean => patterns.some((pattern) => matchesGlob(pattern, name));

/** Whether a project's name matches one of the patterns. Most CI providers ignore case in names, so nobody has to type it as it is. */
export const matchesProject = (patterns: readonly string[], name: string): boolean => matchesAny(patterns.map(folded), folded(name));

/** Whether two names, or patterns, of projects are one: they may differ in case. */
export const isSameProject = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (name: string): string => name.toLowerCase();

export const isGlob = (pattern: string): boolean => pattern.includes("*");

/** How much of a pattern is literal: the larger, the more specific. */
export const specificity = (pattern: string): number => pattern.replaceAll("*", "").length;

// By hand: a pattern never becomes a regular expression, so none can run for long.
const matchesGlob = (pattern: string, name: string): boolean => {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
};
