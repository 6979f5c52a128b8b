import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildFunctions } from "../build/build-functions.ts";

/** Milliseconds of the whole process that loads it; `overBare` what it takes more than a handler that does nothing. */
export type ColdRow = { what: string; kibibytes: number; median: number; quartiles: [number, number]; overBare: number; toPlain: number };
export type ColdTarget = { target: string; value: number; atMost: number; met: boolean };

/** What the functions need set to start, as Lambda and serverless.yml set it. */
const settings = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
  TABLE_NAME: "coveo-errors",
  QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/123456789012/queue",
  SLACK_SIGNING_SECRET: "bench-slack-signing-secret-0000000",
  SLACK_BOT_TOKEN: "xoxb-bench",
  CI_WEBHOOK_SECRET: "bench-ci-webhook-secret-000000000",
};

const runner = fileURLToPath(new URL("cold-process.mjs", import.meta.url));

/** Loads each bundle in fresh processes, in turn with a bare handler and the plain setup, so that whatever else the machine does strikes all alike. */
export const benchCold = async ({ rounds }: { rounds: number }): Promise<{ rows: ColdRow[]; targets: ColdTarget[] }> => {
  const folder = mkdtempSync(join(tmpdir(), "cold-bench-"));
  try {
    const files = await prepare(folder);
    const times = files.map((): number[] => []);
    for (let round = -2; round < rounds; round += 1)
      for (const [index, { file }] of files.entries()) {
        const taken = timed(file);
        if (round >= 0) times[index]?.push(taken);
      }
    const [bare = 0, plain = 0] = times.map((each) => quantile(each, 0.5));
    const rows = files.map(({ what, kibibytes }, index): ColdRow => {
      const own = times[index] ?? [];
      const median = quantile(own, 0.5);
      return { what, kibibytes, median, quartiles: [quantile(own, 0.25), quantile(own, 0.75)], overBare: median - bare, toPlain: (median - bare) / (plain - bare) };
    });
    return { rows, targets: targetsOf(rows) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const targetsOf = (rows: readonly ColdRow[]): ColdTarget[] => {
  const row = (name: string) => rows.find(({ what }) => what === name);
  const slack = row("slack")?.toPlain ?? Number.NaN;
  const webhook = row("ci-webhook")?.overBare ?? Number.NaN;
  return [
    { target: "slack: time over bare, by the plain setup's", value: slack, atMost: 0.45, met: slack <= 0.45 },
    { target: "ci-webhook: milliseconds over bare", value: webhook, atMost: 25, met: webhook <= 25 },
  ];
};

const prepare = async (folder: string): Promise<{ what: string; file: string; kibibytes: number }[]> => {
  const bare = join(folder, "bare.cjs");
  writeFileSync(bare, "exports.handler = async () => ({ statusCode: 200 });\n");
  const plain = join(folder, "plain.cjs");
  // `import.meta` is no part of it; everything else is esbuild's default.
  const { metafile } = await build({ entryPoints: [fileURLToPath(new URL("plain-setup.ts", import.meta.url))], bundle: true, platform: "node", format: "cjs", outfile: plain, metafile: true, logLevel: "error" });
  const own = (await buildFunctions()).map(({ name, files, size }) => {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), bytes);
    }
    return { what: name, file: join(folder, name, "handlers", `${name}.mjs`), kibibytes: size.start / 1024 };
  });
  const plainSize = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  return [{ what: "bare", file: bare, kibibytes: 0 }, { what: "plain setup", file: plain, kibibytes: plainSize / 1024 }, ...own];
};

const timed = (file: string): number => {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [runner, file], { encoding: "utf8", env: settings });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return performance.now() - begin;
};

const quantile = (values: readonly number[], part: number): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;
