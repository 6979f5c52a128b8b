// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
import * as z from "zod";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import type { CiApi } from "../../provider.ts";
import { callAws } from "./call-aws.ts";

/** A page is at most 1 MB or 10,000 lines. */
const mostPages = 16;

const page = z.object({
  events: z.array(z.object({ message: z.string().nullish() })).nullish(),
  nextBackwardToken: z.string().nullish(),
});

type Stream = { region: string; group: string; name: string };

/** The end of a log stream, its lines in order: a failure shows there, and a log of any size is read in bounded calls and memory. */
export const openLogStream = async (api: CiApi, { region, group, name }: Stream): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable> => {
  const pages: string[] = [];
  let token: string | undefined;
  while (pages.length < mostPages) {
    const input = { logGroupName: group, logStreamName: name, startFromHead: false, ...(token === undefined ? {} : { nextToken: token }) };
    const answer = await callAws(api, { service: "Logs_20140328", action: "GetLogEvents", region }, input, page);
    if (answer.kind === "unavailable") return answer;
    const { events, nextBackwardToken } = answer.value;
    pages.push((events ?? []).map((event) => lineOf(event.message ?? "")).join(""));
    // An empty page is not the end: the token that repeats is.
    if (nextBackwardToken === null || nextBackwardToken === undefined || nextBackwardToken === token) break;
    token = nextBackwardToken;
  }
  return { kind: "log", chunks: bytesOf(pages) };
};

const lineOf = (message: string): string => (message.endsWith("\n") ? message : `${message}\n`);

const utf8 = new TextEncoder();

/** The pages, which were read from the last one backwards, from the first one on. */
async function* bytesOf(pages: string[]): AsyncGenerator<Uint8Array> {
  for (let last = pages.pop(); last !== undefined; last = pages.pop()) yield utf8.encode(last);
}
