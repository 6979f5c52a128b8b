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
  /** The function's own region and credentials, for providers whose API takes them instead of a token. */
  aws?: { region: string; credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } };
};
