/** What is known of a log while it is read; `reason` says why it could not be read as text. */
export type Progress = { lines: number; bytes: number; reason: string | null };
