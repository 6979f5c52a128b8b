/** A log and what has to be found in it, as `id @line confidence ×count`, in order. */
export type LogCase = { name: string; log: string[]; finds: string[] };
