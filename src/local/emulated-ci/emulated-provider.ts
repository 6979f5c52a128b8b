import type { IncomingHttpHeaders } from "node:http";
import type { EmulatedRun, Outcome } from "./emulated-run.ts";
import type { SigningKeys } from "./signing-keys.ts";

/** Where the page lists it. */
export type Family = "hosted" | "own servers" | "aws" | "other";

export type ApiRequest = {
  method: string;
  /** Below the provider's address. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Where its logs are stored: another host, which refuses the token. */
  storage: string;
  find: (id: string | undefined) => EmulatedRun | undefined;
};

/** `logOf`: the answer is the log of that run. */
export type ApiAnswer =
  | { kind: "json"; body: unknown; logOf?: string }
  | { kind: "text"; text: string; logOf: string }
  | { kind: "moved"; to: string };

/** `http`: posted to the provider's address, signed where it is not sealed already. `event`: handed over by the platform. */
export type Delivery =
  | { kind: "http"; headers: Record<string, string>; body: string; isSealed?: true }
  | { kind: "event"; event: Record<string, unknown> };

/** A CI provider as the bot meets it: what it delivers, and what its API answers about the runs of this start. One plain object a file. */
export type EmulatedProvider = {
  /** As in the bot's own registry. */
  name: string;
  /** As people write it. */
  label: string;
  family: Family;
  /** What the bot is told of it, besides the secret that all share. `api`: its address here; `storage`: the host of its logs. */
  settings: (at: { api: string; storage: string }) => Record<string, string>;
  /** A project's name in deliveries; `*` as a name gives the pattern of all of an owner's. */
  project: (owner: string, name: string) => string;
  /** What it delivers when a run ends. */
  delivery: (run: EmulatedRun, outcome: Outcome, keys: SigningKeys) => Delivery;
  /** Whether it tells of runs that passed. */
  passes: boolean;
  /** The header that a call of its API must carry, and what that looks like. */
  credentials?: { header: string; like: RegExp };
  /** What its API answers; undefined for 404. */
  api?: (request: ApiRequest) => ApiAnswer | undefined;
  /** What anybody may read of it. */
  published?: (path: string, keys: SigningKeys) => unknown;
  /** A run's log as its storage host has it. */
  stored?: (run: EmulatedRun) => ApiAnswer;
};
