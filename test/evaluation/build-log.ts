import { ciFormats, type Step } from "./ci-formats.ts";
import { createFillIn } from "./fill-in.ts";
import type { LogCase, WrittenCase } from "./log-case.ts";
import { type NoiseStep, readNoise } from "./noise.ts";
import { type Random, seededRandom } from "./seeded-random.ts";

const mark = "⟸";
const tools = ["node", "python", "java", "dotnet", "go", "php", "ruby", "infra"] as const;

/** `*3000 text with «i»` stands for 3000 lines. */
const repeated = (line: string): string[] => {
  const found = /^\*(\d+) (.*)$/.exec(line);
  if (found === null) return [line];
  return Array.from({ length: Number(found[1]) }, (_, index) => (found[2] ?? "").replaceAll("«i»", String(index + 1)));
};

const oneOfEach = (steps: readonly NoiseStep[], random: Random): NoiseStep[] => {
  const names = [...new Set(steps.map((step) => step.name))];
  return names.flatMap((name) => {
    const same = steps.filter((step) => step.name === name);
    return same.slice(random.below(same.length)).slice(0, 1);
  });
};

const quiet = (step: NoiseStep): Step => ({ name: step.name, lines: step.lines.flatMap(repeated), failed: false });

const pipelineAround = (telling: string[], tool: string, random: Random): Step[] => {
  const extra = random.below(3) === 0 ? [...oneOfEach(readNoise("chatty"), random), ...oneOfEach(readNoise(random.pick(tools)), random)] : [];
  const before = [...oneOfEach(readNoise("checkout"), random), ...oneOfEach(readNoise(tool), random), ...extra];
  const after = readNoise("after").slice(0, 1 + random.below(4));
  return [...before.map(quiet), { name: random.pick(["Push", "Publish", "Deploy", "Index"]), lines: telling, failed: true }, ...after.map(quiet)];
};

/** Text to bytes: U+FFFD becomes bytes that are no UTF-8, `utf16` what PowerShell's redirection writes. */
const encoded = (text: string, options: Map<string, string>): Uint8Array => {
  if (options.has("utf16")) return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  if (!options.has("badutf8")) return Buffer.from(text, "utf8");
  return Buffer.concat(text.split("�").flatMap((part) => [Buffer.from(part, "utf8"), Buffer.from([0xfc])]).slice(0, -1));
};

/** Wraps the telling lines of a case in the rest of a pipeline, in the format of a CI. The same on every run. */
export const buildLog = (written: WrittenCase, defaultCi: string): LogCase => {
  const random = seededRandom(written.name);
  const fillIn = createFillIn(random, written.error);
  const ci = written.options.get("ci") ?? defaultCi;
  const telling = written.lines.flatMap(repeated).map((line) => line.replaceAll("␛", "\u001b").replaceAll("␍", "\r"));
  const tool = written.options.get("tool") ?? random.pick(tools);
  const format = ciFormats[ci];
  if (format === undefined && ci !== "none") throw new Error(`${written.name}: there is no CI format ${ci}`);
  const lines = format === undefined ? telling : format(pipelineAround(telling, tool, random), random);
  const marked = lines.map((line) => fillIn(line)).join("\n").split("\n");
  const proof = marked.flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));
  const text = marked.map((line) => line.replaceAll(` ${mark}`, "")).join(written.options.has("crlf") ? "\r\n" : "\n");
  const { name, kind, expected, or, why } = written;
  return { name, kind, ci, bytes: encoded(`${text}\n`, written.options), expected, or, proof, why };
};
