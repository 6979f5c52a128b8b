import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { logOf } from "../stage/log-of.ts";

/** What is to come of a run: told and counted as if nothing had been, nothing to tell, or why not. */
export type Expected =
  | { kind: "explained" }
  | { kind: "nothing-found" }
  | { kind: "no-log"; reason: RegExp; mendable: boolean };

export type CiFault = {
  what: string;
  of: "jobs" | "log";
  /** How often in a row it is so. */
  times: number;
  act: (response: ServerResponse, foreign: string) => void;
  expected: Expected;
  /** It ends with the dead letters, and succeeds when it is redriven after it was mended. */
  isDead?: boolean;
  /** Whether the operations channel is told, once. */
  isTold?: boolean;
  /** At the earliest it is asked again after so many seconds. */
  pause?: number;
  /** It waits for a time-out of the adapter's (10 or 40 seconds), or is heavy. */
  isSlow?: boolean;
};

const always = Number.POSITIVE_INFINITY;
const explained: Expected = { kind: "explained" };
const status = (code: number, headers: Record<string, string> = {}) => (response: ServerResponse): void => void response.writeHead(code, headers).end("{}");

/** Goes on for as long as somebody listens, a byte a second. */
const trickle = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 1_000);
  response.once("close", () => clearInterval(timer));
};

const breakOff = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/plain", "content-length": "100000" }).write("Installing dependencies\n", () => response.destroy());
};

const million = Buffer.alloc(1_000_000, "a line of a log that says nothing at all\n");

/** So many megabytes, some thousandth of it on the wire. */
const bomb = (first: string, megabytes: number) => async (response: ServerResponse): Promise<void> => {
  response.writeHead(200, { "content-encoding": "gzip", "content-type": "text/plain" });
  const zipped = Readable.from(parts(first, megabytes)).pipe(createGzip());
  zipped.pipe(response);
  await once(response, "close");
  zipped.destroy();
};

function* parts(first: string, megabytes: number): Generator<Buffer> {
  yield Buffer.from(first);
  for (let part = 0; part < megabytes; part += 1) yield million;
}

/** What a CI system's API may do when it is asked for a run's jobs, or for the log of one. */
export const ciFaults: readonly CiFault[] = [
  ...(["jobs", "log"] as const).flatMap((of): CiFault[] => [
    { what: "never answers", of, times: 1, act: () => {}, expected: explained, isSlow: true },
    { what: "answers a byte a second", of, times: 1, act: trickle, expected: explained, isSlow: true },
    { what: "404", of, times: always, act: status(404), expected: { kind: "no-log", reason: /not found \(404\)/, mendable: false } },
    { what: "404 at first", of, times: 1, act: status(404), expected: explained },
    { what: "410", of, times: always, act: status(410), expected: { kind: "no-log", reason: /expired \(410\)/, mendable: false } },
    { what: "401", of, times: always, act: status(401), expected: { kind: "no-log", reason: /token was refused \(401\)/, mendable: true }, isTold: true },
    { what: "403", of, times: always, act: status(403), expected: { kind: "no-log", reason: /may not read it \(403\)/, mendable: true }, isTold: true },
    { what: "429, Retry-After 7", of, times: 1, act: status(429, { "retry-after": "7" }), expected: explained, pause: 7 },
    { what: "503", of, times: 2, act: status(503), expected: explained },
    { what: "500 for hours", of, times: always, act: status(500), expected: explained, isDead: true, isTold: true },
    { what: "breaks off in the middle", of, times: 1, act: breakOff, expected: explained },
    { what: "redirects to a foreign host", of, times: always, act: (response, foreign) => void response.writeHead(302, { location: `${foreign}/log` }).end(), expected: explained, isDead: true, isTold: true },
  ]),
  { what: "an empty log", of: "log", times: always, act: (response) => void response.writeHead(200).end(), expected: { kind: "no-log", reason: /the log is empty/, mendable: false } },
  { what: "a gzip bomb of 1 GB", of: "jobs", times: always, act: bomb("[", 1_000), expected: { kind: "no-log", reason: /more than is read of an answer/, mendable: false }, isSlow: true },
  { what: "a gzip bomb of 1 GB", of: "log", times: always, act: bomb(logOf(["push/412/SOURCE_DOES_NOT_EXIST"], "acme4k2j"), 1_000), expected: explained, isSlow: true },
];
