import { UnavailableError } from "../../errors.ts";
import { readCapped } from "./read-capped.ts";

const patience = 3_000;
/** In bytes. */
const largest = 64_000;
/** Milliseconds that a fetched key or certificate is kept. */
const kept = 3_600_000;

/** Fetches public keys and certificates. Only what was fetched is cached, so that a fault passes. */
export const createFetchText = (clock: () => Date): ((url: string) => Promise<string>) => {
  const cache = new Map<string, { text: string; until: number }>();
  return async (url) => {
    const cached = cache.get(url);
    if (cached !== undefined && cached.until > clock().getTime()) return cached.text;
    const text = await get(url);
    if (cache.size > 100) cache.clear();
    cache.set(url, { text, until: clock().getTime() + kept });
    return text;
  };
};

const get = async (url: string): Promise<string> => {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const { text, isWhole } = await readCapped(response, largest);
    if (!isWhole) throw new Error("answered more than a key");
    return text;
  } catch (cause) {
    throw new UnavailableError(host, `The key to verify with could not be had from ${host}`, { cause });
  }
};
