/** The text files of messages, up to a size and a time: when its chunks are read, `cutShort` says why not all of it was. `reason` is a phrase for people; the name is null where it is not known. Throws UnavailableError. */
export type SlackFiles = {
  openFile(id: string): Promise<{ kind: "file"; name: string; chunks: AsyncIterable<Uint8Array>; cutShort?: () => string | undefined } | { kind: "unreadable"; name: string | null; reason: string }>;
};
