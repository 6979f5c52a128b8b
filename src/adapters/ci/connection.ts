/** One instance or organisation of one CI provider, as configured. */
export type Connection = {
  name: string;
  provider: string;
  /** Where people see its runs. */
  baseUrl: string | null;
  apiUrl: string | null;
  /** Hosts that its API may redirect a log to: exact, or `*.` and a domain. */
  logHosts: readonly string[];
  /** The current secrets, the newest first; empty: nothing is accepted. */
  secrets: readonly string[];
  token: string | undefined;
  /** The projects it may speak for: names with `*` for any run of characters. */
  projects: readonly string[];
  /** The provider's own settings. */
  options: Readonly<Record<string, string>>;
};

/** Whether a project's name matches one of the patterns. */
export const matchesAny = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => matches(pattern.split("*"), name));

// By hand: a pattern never becomes a regular expression, so none can run for long.
const matches = ([first = "", ...rest]: string[], name: string): boolean => {
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

/** Whether a host is one of a list of exact hosts and `*.domain` patterns. */
export const isListedHost = (host: string, listed: readonly string[]): boolean =>
  listed.some((entry) => (entry.startsWith("*.") ? host.endsWith(entry.slice(1)) : host === entry));
