import type { Reading } from "../pipelines/reading.ts";
import type { Unavailable } from "./unavailable.ts";

/** The run that an address points at, if the address is of a configured connection; ids only are taken from it. Its attempt is undefined where the address stands for the latest. */
export type FindRunByUrl = (url: string) => { connection: string; name: string; runId: string; attempt: number | undefined } | undefined;

/** What a provider says of a run by itself, without a delivery. `cannot-tell`: it has no such call, or this app does not make it. */
export type FindRun = (address: NonNullable<ReturnType<FindRunByUrl>>) => Promise<{ kind: "read"; reading: Reading; underWay?: boolean } | { kind: "cannot-tell" } | Unavailable>;
