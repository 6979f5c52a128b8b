/** What a message says: its text as it came (not yet redacted), its files by id, and how many more there are. */
export type Said = { text: string; files: string[]; moreFiles: number };

/** A message that somebody wants explained. `threadTs`: its thread, or the one it would start. `reference`: named in the log. */
export type ChosenMessage = Said & {
  channel: string;
  user: string;
  ts: string;
  threadTs: string;
  response: string | null;
  reference: string;
};
