import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { UsageError } from "../../errors.ts";
import { unread, type Reading } from "../../pipelines/reading.ts";
import { eachJsonLine } from "../each-json-line.ts";
import { headersOf } from "../headers-of.ts";
import { print, printable, printJson } from "../print/terminal.ts";

type Options = { json?: true; jsonl?: true; header?: string[] };

const line = z.object({
  id: z.unknown().optional(),
  provider: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.string(),
});

export const readWebhook = async (provider: string | undefined, file: string | undefined, options: Options): Promise<void> => {
  if (options.jsonl) {
    return eachJsonLine(line, async ({ provider, headers, body }) => read(provider, headers ?? {}, new TextEncoder().encode(body)));
  }
  if (provider === undefined) throw new UsageError(`Of which provider? One of: ${Object.keys(ciProviders).join(", ")}.`);
  if (file === undefined && process.stdin.isTTY) throw new UsageError(`Which payload? coveo-error read-webhook ${provider} body.json, or pipe one in.`);
  const body = file === undefined ? await buffer(process.stdin) : await readFile(file).catch(() => undefined);
  if (body === undefined) throw new UsageError(`${file} is not a file that can be read.`);
  const reading = read(provider, headersOf(options.header ?? []), body);
  await (options.json ? printJson(reading) : print(readingText(reading)));
};

type Shown = { provider: string } & Omit<Reading, "reason"> & { reason?: string };

const read = (name: string, headers: Record<string, string>, body: Uint8Array): Shown => {
  const provider = Object.hasOwn(ciProviders, name) ? ciProviders[name] : undefined;
  if (provider === undefined) throw new UsageError(`${name} is no CI provider. One of: ${Object.keys(ciProviders).join(", ")}.`);
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
  const result = provider.read({ headers: lowerCase, body });
  if (result.kind === "read") return { provider: name, ...result.reading };
  return { provider: name, ...unread, reason: `malformed: ${result.message}` };
};

const readingText = (reading: Shown): string => {
  const rows = Object.entries({ ...reading, jobs: reading.jobs.map((job) => `${job.name} (${job.outcome})`).join(", ") || null });
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.padEnd(12)}${printable(String(value))}`)
    .join("\n");
};
