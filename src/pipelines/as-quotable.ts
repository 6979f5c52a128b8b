import { mayQuote } from "../channels/may-quote.ts";
import type { Found } from "./read-failed-jobs.ts";

/** What was found, as it may be told in a channel: without lines of logs where people of other companies read along. */
export const asQuotable = async (ports: Parameters<typeof mayQuote>[0], channel: string, [first, ...others]: readonly [Found, ...Found[]]): Promise<[Found, ...Found[]]> =>
  (await mayQuote(ports, channel)) ? [first, ...others] : [withoutLine(first), ...others.map(withoutLine)];

const withoutLine = (found: Found): Found =>
  found.diagnosis.excerpt === null ? found : { ...found, diagnosis: { ...found.diagnosis, excerpt: null, because: `${found.diagnosis.because} (lines of logs are not shown in this channel)` } };
