import type * as z from "zod";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Reading, ReadResult } from "../../pipelines/reading.ts";
import type { Delivery } from "../../ports/delivery.ts";
import type { FailedJob } from "../../ports/pipeline-logs.ts";
import type { Redelivered } from "../../ports/sweep-deliveries.ts";
import type { Unavailable } from "../../ports/unavailable.ts";
import type { Connection } from "./connection.ts";

/** One CI provider: a plain object a file. Adding one is a file, a line in the registry and its fixtures. */
export type CiProvider = {
  /** As in `POST /ci/{provider}` and in the names of its settings. */
  name: string;
  /** The public service; a self-managed instance has its own addresses. Null where there is no public one: then it must be configured to fetch logs. */
  defaults: { baseUrl: string | null; apiUrl: string | null; logHosts: readonly string[] };
  /** Its deliveries are the teams' own, so their links may lead to any host, over HTTPS. */
  linksAnywhere?: true;
  /** Settings of its own besides the common ones: `<PROVIDER>_<NAME>`. */
  options?: readonly string[];
  /** Hosts besides the base address's where its runs are shown: exact, or `*.` and a domain. */
  linkHosts?: readonly string[];
  /** The `source` of the events that the platform hands over itself, not over HTTP: who may send them is decided there. */
  eventSources?: readonly string[];
  /** Whether the delivery is authentic, on its raw bytes. Never throws for what a delivery holds; fails closed. */
  verify(delivery: Delivery, by: Verification): Promise<boolean>;
  /** Signs a delivery as the provider does, to replay a recorded one; none where only the provider can. */
  sign?(delivery: Delivery, by: { secret: string; now: Date; id: string }): Promise<Record<string, string>>;
  read(delivery: Delivery): ReadResult;
  /** The address to get, built from a verified delivery's checked parts, that accepts a subscription which it offers; undefined for any other. */
  confirmation?(delivery: Delivery, connection: Connection): string | undefined;
  /** The headers that authorize a call to the API, or why it cannot be authorized. */
  authorize(call: ApiCall, connection: Connection): Authorization | Promise<Authorization>;
  /** What the token must be allowed to do, in words: told when it is refused. */
  scope?: string;
  /** Has the provider send again what it could not deliver, where it never does so by itself. */
  redeliverMissed?(api: CiApi, now: Date): Promise<Redelivered | Unavailable>;
  /** What a refused call means where its status alone does not say. */
  refusal?(status: number, body: string): Refusal | undefined;
  failedJobs(api: CiApi, run: RunKey): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable>;
  openLog(api: CiApi, run: RunKey, job: FailedJob): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
  /** The run that an address of this provider points at: ids only, the host was checked before. The name has a `*` for what the address does not tell of it; the attempt is undefined where runs have several and the address names none. */
  runAt(url: URL): { name: string; runId: string; attempt: number | undefined } | undefined;
};

/**
 * What a provider's API says of a run by itself, read as its delivery would be, so that a delivery that comes before or after
 * it is the same run: by the project's id, the run's, its attempt and occasion. `cannot-tell`: it tells too little for that.
 */
export type RunFinder = (api: CiApi, run: { name: string; runId: string; attempt: number | undefined }) => Promise<FoundRun>;
/** `underWay`: it has not ended yet, whatever it says so far. */
export type FoundRun = { kind: "read"; reading: Reading; underWay: boolean } | { kind: "cannot-tell" } | Unavailable;

export type Authorization = Record<string, string> | Unavailable;

/** What a delivery is verified by. */
export type Verification = {
  /** The current secrets as they were set, the newest first; none: nothing is accepted. `secretKey` makes a key of one. */
  secrets: readonly string[];
  /** The provider's own settings that are set. */
  options: Readonly<Record<string, string>>;
  /** The connection's API, where a public key may be had from. */
  apiUrl?: string | null;
  /** The projects that the connection may speak for, for a scheme that proves the service but not the customer. */
  projects?: readonly string[];
  now: Date;
  /** Fetches a small text (a public key or certificate) over HTTPS, cached; throws UnavailableError. The caller has checked the host. */
  fetchText: (url: string) => Promise<string>;
};

export type ApiCall = {
  method: "GET" | "POST";
  url: URL;
  body: string | undefined;
  /** As in the call's options. */
  headers?: Record<string, string>;
  base?: string;
};

/** `wait`: it may pass, to be tried again. */
export type Refusal = { kind: "wait" } | Unavailable;

export type CallOptions = {
  headers?: Record<string, string>;
  /** A JSON body makes it a POST. */
  body?: unknown;
  /** The API's address where it has several, built by the adapter; a configured one goes before it. */
  base?: string;
};

/** Calls to a connection's own API. Paths (they begin with `/`) are built from ids; the host is always the configured one. */
export type CiApi = {
  connection: Connection;
  /** `next`: the path of the next page, where the answer's Link header names one of the API's own. */
  json<T>(path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<{ kind: "ok"; value: T; next: string | null } | Unavailable>;
  /** Streams a log. Redirects go to the connection's log hosts only, and without the token. */
  stream(path: string, options?: CallOptions): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
  /** Streams from an address that the API itself gave: its host must be a log host, and it gets no token. */
  streamFrom(url: string): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
};
