/** Why a file of a message was not read, as a phrase. */
export const whyFileUnread = {
  untold: "Slack tells nothing of it",
  noText: "it is no text file",
  elsewhere: "it is not kept at Slack",
  answered: (status: number): string => `Slack answered with ${status}`,
  /** `error`: Slack's own word. */
  refused: (error: string): string => meanings.get(error) ?? `Slack said ${error}`,
} as const;

const meanings = new Map([
  ["missing_scope", "this app may not read files here; whoever runs it can add the scope `files:read`"],
  ["file_not_found", "it is not shared with this app, or it is gone"],
  ["file_deleted", "it was deleted"],
]);
