import type { Said } from "./chosen-message.ts";

/** A mention or a direct message. `threadTs` is null where it stands in no thread. */
export type AskedQuestion = Said & { channel: string; user: string; ts: string; threadTs: string | null; direct: boolean };
