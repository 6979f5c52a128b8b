import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { processEnvironment, readReplaySettings } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { UsageError } from "../../errors.ts";
import { headersOf } from "../headers-of.ts";
import { print, printable, printJson } from "../print/terminal.ts";
import { sendToBot } from "../send-to-bot.ts";

type Options = { to?: string; connection?: string; header?: string[]; json?: true };

/** Sends a recorded payload to a bot, signed anew with the connection's current secret. */
export const replay = async (name: string, file: string | undefined, { to, connection: connectionName = name, header = [], json }: Options): Promise<void> => {
  const provider = Object.hasOwn(ciProviders, name) ? ciProviders[name] : undefined;
  if (provider === undefined) throw new UsageError(`${name} is no CI provider. One of: ${Object.keys(ciProviders).join(", ")}.`);
  if (provider.sign === undefined) throw new UsageError(`Only ${name} itself can sign its deliveries, so none can be replayed. coveo-error read-webhook shows how one is read.`);
  const { COVEO_ERROR_URL } = readReplaySettings({ ...processEnvironment(), ...(to === undefined ? {} : { COVEO_ERROR_URL: to }) });
  const connection = readConnections(processEnvironment(), Object.values(ciProviders)).find((each) => each.name === connectionName && each.provider === name);
  const [secret] = connection?.secrets ?? [];
  if (secret === undefined) throw new UsageError(`No secret of ${connectionName} is set: set ${name.toUpperCase().replaceAll("-", "_")}_WEBHOOK_SECRET or CI_WEBHOOK_SECRET to what the bot has.`);

  const body = file === undefined ? await buffer(process.stdin) : await readFile(file).catch(() => undefined);
  if (body === undefined) throw new UsageError(`${file} is not a file that can be read.`);
  const headers = { "content-type": "application/json", ...headersOf(header) };
  const signed = await provider.sign({ headers, body }, { secret, now: new Date(), id: randomUUID() });
  const answer = await sendToBot(`${COVEO_ERROR_URL.replace(/\/$/, "")}/ci/${name}/${connectionName}`, { ...headers, ...signed }, body);
  await (json ? printJson(answer) : print(printable("queued" in answer ? `Taken, and queued as ${answer["queued"]}.` : `Taken, and nothing to do: ${answer["ignored"]}.`)));
};
