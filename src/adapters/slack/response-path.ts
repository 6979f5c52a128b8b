/**
 * What of a `response_url` is remembered: its path below the configured base, so that nothing but Slack can be called by it.
 * Null where it is not there, or not under the base. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export const responsePath = (base: string, address: unknown): string | null => {
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const { href } = new URL(address);
  const { href: root } = new URL(base.endsWith("/") ? base : `${base}/`);
  const path = href.startsWith(root) ? href.slice(root.length) : "";
  return isResponsePath(path) ? path : null;
};

/** Without a query, a fragment or a step upwards. */
export const isResponsePath = (path: string): boolean => /^[A-Za-z0-9_%-]+(\/[A-Za-z0-9_%-]+)*$/.test(path) && path.length <= 300;
