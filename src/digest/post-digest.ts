import type { Clock } from "../ports/clock.ts";
import type { DrawChart } from "../ports/draw-chart.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { Pictures } from "../ports/pictures.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import { postOnce, type Posted } from "../posting/post-once.ts";
import { chartAlt } from "../views/chart-alt.ts";
import { digestView } from "../views/digest-view.ts";
import { errorName } from "../views/error-name.ts";
import { chartSpec } from "./chart-spec.ts";
import type { Digest } from "./digest.ts";

export type PostDigestPorts = {
  store: PostingStore;
  messenger: Messenger;
  pictures: Pictures;
  drawChart: DrawChart;
  /** The slash command's name. */
  command: string;
  pause: (milliseconds: number) => Promise<void>;
  clock: Clock;
  log: Log;
};

type Chart = { fileId: string; alt: string };

/** Slack's answers where it cannot show the picture (yet). */
const aboutPicture = new Set(["invalid_blocks", "invalid_blocks_format"]);

/** In milliseconds: Slack takes a moment before it can show what was uploaded. */
const secondLook = 2_000;

/** Posts a digest once, with its chart where that can be; the text says the same without it. */
export const postDigest = async (ports: PostDigestPorts, digest: Digest): Promise<Posted> => {
  const { store, pictures } = ports;
  const posting = { kind: "digest" as const, team: digest.team, slot: digest.period.until };
  const earlier = await store.findPosted(posting);
  if (earlier !== undefined) return { kind: "posted", ts: earlier.ts };

  // Drawn before the message is reserved: a reservation is short.
  const chart = await keepChart(ports, digest);
  let isShown = false;
  const post = (shown: Chart | undefined): Promise<Posted> =>
    postOnce(ports, posting, {
      message: () => {
        isShown = shown !== undefined;
        return digestView(digest, { command: ports.command, ...(shown === undefined ? {} : { chart: shown }) });
      },
    });

  let posted = await post(chart);
  if (chart !== undefined && isRefusedFor(posted)) {
    await ports.pause(secondLook);
    posted = await post(chart);
    if (isRefusedFor(posted)) posted = await post(undefined);
  }
  if (chart !== undefined && (posted.kind === "refused" || !isShown)) await pictures.deletePicture(chart.fileId);
  return posted;
};

const isRefusedFor = (posted: Posted): boolean => posted.kind === "refused" && aboutPicture.has(posted.reason);

const keepChart = async ({ drawChart, pictures, log }: PostDigestPorts, digest: Digest): Promise<Chart | undefined> => {
  const spec = chartSpec(digest, errorName);
  if (spec === null) return undefined;
  try {
    const alt = chartAlt(digest);
    const kept = await pictures.uploadPicture({ png: await drawChart(spec), name: `coveo-errors-${digest.period.until.slice(0, 10)}.png`, alt });
    if (kept.kind === "uploaded") return { fileId: kept.fileId, alt };
    log("chart-not-kept", { team: digest.team, reason: kept.reason });
  } catch (error) {
    // The same facts stand in the text.
    log("chart-not-drawn", { team: digest.team, error: error instanceof Error ? error.message : "unknown" });
  }
  return undefined;
};
