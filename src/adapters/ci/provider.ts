import type * as z from "zod";
import type { Delivery, FailedJob, Unavailable } from "../../ports.ts";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { ReadResult } from "../../pipelines/reading.ts";

/** One CI provider: a plain object a file. Adding one is a file, a line in the registry and its fixtures. */
export type CiProvider = {
  /** As in `POST /ci/{provider}` and in the names of its settings. */
  name: string;
  /** The public service; a self-managed instance has its own addresses. */
  defaults: { baseUrl: string; apiUrl: string; logHosts: readonly string[] };
  /** Whether the delivery is authentic, on its raw bytes. */
  verify(delivery: Delivery, secrets: readonly Uint8Array[], now: Date): Promise<boolean>;
  read(delivery: Delivery): ReadResult;
  /** The headers that carry the token. */
  authorize(token: string): Record<string, string>;
  failedJobs(api: CiApi, run: RunKey): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable>;
  openLog(api: CiApi, run: RunKey, job: FailedJob): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
  /** The run that an address of this provider points at: ids only, the host was checked before. */
  runAt(url: URL): { name: string; runId: string; attempt: number } | undefined;
};

/** Calls to a connection's own API. Paths are built from ids; the host is always the configured one. */
export type CiApi = {
  json<T>(path: string, schema: z.ZodType<T>): Promise<{ kind: "ok"; value: T } | Unavailable>;
  /** Follows redirects to the connection's log hosts, without the token. */
  stream(path: string): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
};
