/** Pictures that messages show. */
export type Pictures = {
  /** Keeps a PNG where messages can show it by its id. Never throws: a message does without. `reason` is a phrase for the log. */
  uploadPicture(picture: { png: Uint8Array; name: string; alt: string }): Promise<{ kind: "uploaded"; fileId: string } | { kind: "failed"; reason: string }>;
  /** `left`: it could not be deleted, and stays without harm. */
  deletePicture(fileId: string): Promise<"deleted" | "left">;
};
