import type { CoveoApi } from "../coveo/coveo-api.ts";

/** How near to a signal what speaks for Coveo stands, from strong to weak. */
export type EvidenceKind =
  | "host-in-line"
  | "host-in-block"
  | "host-near"
  | "sdk-in-line"
  | "sdk-in-block"
  | "sdk-near"
  | "word-in-line"
  | "word-in-block"
  | "word-near"
  | "coveo-body"
  | "client-shape"
  | "indexing-near"
  | "coveo-in-log"
  | "nothing";

export type Evidence = { kind: EvidenceKind; api: CoveoApi | null; name: string };
