// https://www.atlassian.com/software/statuspage · GET /api/v2/summary.json, https://metastatuspage.com/api#summary
import * as z from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { CoveoStatus, StatusPage } from "../../ports/status-page.ts";

type Options = { base: string; clock: Clock; log: Log; timeout?: number };

/** In milliseconds: what the page said holds for this long, also that it said nothing. */
const keptFor = 60_000;

/** In bytes; the page's own answer has some ten thousand. */
const largest = 1_000_000;

const mostIncidents = 3;

const summarySchema = z.object({
  incidents: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9]{1,64}$/), name: z.string().min(1), impact: z.string().default("none"), status: z.string() })),
});

/** Asks Coveo's public status page, once a minute at most. Of its answer only names, impacts and ids are used; the links are ours, to its own host. */
export const createStatusPage = ({ base, clock, log, timeout = 700 }: Options): StatusPage => {
  const page = base.endsWith("/") ? base : `${base}/`;
  let last: { at: number; status: Promise<CoveoStatus> } | undefined;

  const ask = async (): Promise<CoveoStatus> => {
    try {
      const answer = await fetch(new URL("api/v2/summary.json", page), { redirect: "error", signal: AbortSignal.timeout(timeout), headers: { accept: "application/json" } });
      if (!answer.ok) throw new RangeError(`answered with ${answer.status}`);
      const { incidents } = summarySchema.parse(JSON.parse(await readCapped(answer)));
      const [first, ...others] = incidents
        .filter(({ status }) => status !== "resolved" && status !== "postmortem")
        .slice(0, mostIncidents)
        .map(({ id, name, impact }) => ({ name, impact, url: new URL(`incidents/${id}`, page).href }));
      return first === undefined ? { kind: "quiet", page } : { kind: "incidents", page, incidents: [first, ...others] };
    } catch (error) {
      log("status-page-not-read", { error: error instanceof Error ? error.name : "unknown" });
      return { kind: "unknown", page };
    }
  };

  return () => {
    const now = clock().getTime();
    if (last === undefined || now - last.at >= keptFor) last = { at: now, status: ask() };
    return last.status;
  };
};

const readCapped = async (answer: Response): Promise<string> => {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > largest) throw new RangeError("larger than a status page is");
  }
  return text + decoder.decode();
};
