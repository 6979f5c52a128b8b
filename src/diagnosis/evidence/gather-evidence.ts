import { apiHint } from "../coveo/api-hint.ts";
import { contentSystems } from "../coveo/foreign-names.ts";
import { findMentions } from "../coveo/find-mentions.ts";
import { findInFrame } from "../coveo/find-in-frame.ts";
import type { Mention } from "../coveo/mention.ts";
import type { Signal } from "../signals/signal.ts";
import type { Line } from "../text/line.ts";
import { hasIndexingContext } from "./indexing-context.ts";
import { isSuccess } from "./success.ts";
import { oncePerLine } from "../text/once-per-line.ts";
import { blockAround } from "./block.ts";
import { clientShapes } from "./client-shapes.ts";
import type { Evidence, EvidenceKind } from "./evidence.ts";
import { nonEvents } from "./not-an-event.ts";

/** How many lines below, where they name the address of a request or say whose call failed. */
const reachDown = 3;
const requestLabel = /\b(?:ur[il]|endpoint|request|host|server|address)\b|\b(?:GET|PUT|POST|DELETE|PATCH)\s/i;

export type Gathered = { evidence: Evidence[]; foreign: boolean; block: { first: number; last: number } };

/** What speaks for Coveo, or for somebody else, around a signal. The nearest that is called wins. */
export const gatherEvidence = (lines: readonly Line[], at: number, signal: Signal, reach: number): Gathered => {
  const block = blockAround(lines, at);
  const line = lines[at];
  const evidence: Evidence[] = [];
  if (!line) return { evidence, foreign: false, block };
  const mentions = line.mentions;
  const own = nearestCaller(mentions, signal);
  const word = mentions.find((mention) => mention.kind === "word");
  let foreign = (own !== null && isForeign(own)) || isSpokenByOthers(mentions, signal, own !== null, word !== undefined);
  if (own && !foreign) evidence.push(asEvidence(own, "in-line"));
  if (!own && !foreign && word) evidence.push(asEvidence(word, "in-line", line));
  if (!own && !foreign) {
    const within = nearestInBlock(lines, at, block);
    const around = within ?? nearestAbove(lines, { at, blockFirst: block.first, reach, signal }) ?? nearestBelow(lines, at, block.last);
    // A call to others in the same message settles it; one above only says that no call to Coveo is nearer.
    if (within === "foreign") foreign = true;
    if (around !== "foreign" && around !== null) evidence.push(around);
  }
  const shape = clientShapeAt(lines, at, signal);
  if (shape) evidence.push(shape);
  if (!foreign && signal.value === "OUT_OF_SEQUENCE_OPERATION" && hasIndexingContext(lines, at, "sequence")) evidence.push({ kind: "indexing-near", api: null, name: "" });
  if (!foreign && signal.value === "indexing/delete-old-items" && hasIndexingContext(lines, at, "delete")) evidence.push({ kind: "indexing-near", api: null, name: "" });
  return { evidence, foreign, block };
};

/** `Jira: 401`, `403 from GitHub`: the name beside the signal speaks. Farther off, a tool's name only counts where Coveo does not appear. */
const isSpokenByOthers = (mentions: readonly Mention[], signal: Signal, called: boolean, spoken: boolean): boolean => {
  const others = mentions.filter((mention) => mention.kind === "foreign-name");
  if (others.some((mention) => distanceTo(mention, signal) <= 10) && signal.form !== "body") return true;
  if (called || signal.form === "body") return false;
  return others.some((mention) => !spoken || !contentSystems.includes(mention.name.toLowerCase()));
};

const distanceTo = (mention: Mention, signal: Signal): number => (mention.to <= signal.from ? signal.from - mention.to : mention.from - signal.to);
const isForeign = (mention: Mention): boolean => mention.kind === "foreign-host";
const isCaller = (mention: Mention): boolean => mention.kind === "endpoint" || mention.kind === "container" || mention.kind === "sdk" || mention.kind === "foreign-host";
const asEvidence = (mention: Mention, where: "in-line" | "in-block" | "near", line?: Line): Evidence => {
  const what = mention.kind === "endpoint" || mention.kind === "container" ? "host" : mention.kind === "sdk" ? "sdk" : "word";
  const kind: EvidenceKind = `${what}-${where}`;
  return { kind, api: mention.api ?? (what === "word" && line ? apiHint(line.plain) : null), name: mention.name };
};

/** On one line the nearest host wins over a library's name. */
const nearestCaller = (mentions: readonly Mention[], signal: Signal): Mention | null => {
  const hosts = mentions.filter((mention) => isCaller(mention) && mention.kind !== "sdk").toSorted((a, b) => distanceTo(a, signal) - distanceTo(b, signal));
  return hosts[0] ?? mentions.find((mention) => mention.kind === "sdk") ?? null;
};

const readsAsEvent = oncePerLine((line) => !nonEvents.some((rule) => rule.when === "always" && rule.name !== "search result" && rule.line.test(line.plain)));

const callersOf = (line: Line): Mention[] => line.mentions.filter(isCaller);

const nearestInBlock = (lines: readonly Line[], at: number, block: { first: number; last: number }): Evidence | "foreign" | null => {
  for (let distance = 1; at - distance >= block.first || at + distance <= block.last; distance += 1)
    for (const index of [at - distance, at + distance]) {
      const line = lines[index];
      if (!line || index < block.first || index > block.last) continue;
      const callers = callersOf(line);
      const caller = callers.find((mention) => mention.kind !== "sdk") ?? callers[0] ?? findInFrame(line.plain);
      if (!caller) continue;
      // Parts of one very long line are one line.
      return isForeign(caller) ? "foreign" : asEvidence(withPath(caller, lines, index), line.number === lines[at]?.number ? "in-line" : "in-block");
    }
  return spokenInBlock(lines, block);
};

/** Where nobody is called in a message, Coveo's name in it speaks. */
const spokenInBlock = (lines: readonly Line[], block: { first: number; last: number }): Evidence | null => {
  const within = lines.slice(block.first, block.last + 1);
  if (within.some((line) => line.mentions.some((mention) => mention.kind === "foreign-name" && !contentSystems.includes(mention.name.toLowerCase())))) return null;
  for (const line of within) {
    const word = line.mentions.find((mention) => mention.kind === "word");
    if (word && readsAsEvent(line)) return asEvidence(word, "in-block", line);
  }
  return null;
};

/** `Host: platform.cloud.coveo.com` has its path on the request line of the same exchange. */
const withPath = (mention: Mention, lines: readonly Line[], at: number): Mention => {
  if (mention.kind !== "endpoint" || mention.api !== "push") return mention;
  for (const line of lines.slice(Math.max(0, at - 4), at + 4)) {
    const path = /^> (?:GET|PUT|POST|DELETE|PATCH) (\/\S{1,400})/.exec(line.plain)?.[1];
    const [first] = path === undefined ? [] : findMentions(`https://${mention.name}${path}`);
    if (first) return { ...mention, api: first.api };
  }
  return mention;
};

const nearestAbove = (lines: readonly Line[], { at, blockFirst, reach, signal }: { at: number; blockFirst: number; reach: number; signal: Signal }): Evidence | "foreign" | null => {
  let spoken: Evidence | null = null;
  let left = reach;
  for (let index = blockFirst; index >= 0 && left >= 0; index -= 1) {
    const line = lines[index];
    if (!line || (index < blockFirst && lines[index + 1]?.boundary === true)) break;
    if (index === at || line.section !== lines[at]?.section || line.text.trim() === "") continue;
    if (line.number !== lines[index + 1]?.number) left -= 1;
    const mentions = line.mentions;
    const hosts = mentions.filter((mention) => isCaller(mention) && mention.kind !== "sdk");
    const caller = hosts.at(-1) ?? mentions.find((mention) => mention.kind === "sdk");
    if (isSuccess(line) || (signal.kind === "status" && isSettled(line))) break;
    if (caller && isForeign(caller)) return spoken ?? "foreign";
    if (caller && isCalling(line)) return asEvidence(withPath(caller, lines, index), "near");
    if (mentions.some((mention) => mention.kind === "foreign-name")) return spoken ?? "foreign";
    const word = mentions.find((mention) => mention.kind === "word");
    if (word && !spoken && left >= reach - 5 && announces.test(withoutNames(line.plain)) && readsAsEvent(line)) spoken = asEvidence(word, "near", line);
  }
  return spoken;
};

/** `coveo-loader` loads nothing by being named. */
const withoutNames = (text: string): string => text.split(" ").filter((part) => !/coveo/i.test(part)).join(" ");

const finished = /\b(?:finished|done|completed?|succeeded|successful(?:ly)?|ok)\b(?!.{0,40}\b(?:with|but)\b)/i;
/** Coveo's part of the work is told to be over. */
const isSettled = (line: Line): boolean => line.mentions.some((mention) => mention.kind === "word") && finished.test(line.plain) && !fell.test(line.plain);

/** A line that says that something is being sent, not merely that Coveo exists. */
const announces = /\b(?:push\w*|upload\w*|send\w*|sent|index\w*|sync\w*|publish\w*|ingest\w*|stream\w*|import\w*|load\w*|delet\w*|post\w*|call\w*|request\w*|creat\w*|updat\w*|refresh\w*|fail\w*|error|target|destination|sink|provider|report|check\w*|against|sources?|organi[sz]ation|batch\w*|feed|job)\b/i;
const setting = /^\s*(?:[+~-]\s{1,3})?(?:export\s+|set\s+|-e\s+)?(?!(?:request[ _]?)?ur[il]["']?:)["']?[A-Za-z_][\w.-]{1,60}["']?\s{0,40}[:=]\s{0,3}["']?https?:\/\//i;
/** The end of an exchange, not its beginning. */
const ended = /\bleft intact\b|\bClosing connection\b/;
const isCalling = (line: Line): boolean => readsAsEvent(line) && !setting.test(line.plain) && !ended.test(line.plain);

const leadsTo = /\b(?:calling|called|while|requesting|requested|sending|pushing|uploading|posting|for|to|at|from)\s["'<(]?https?:\/\//i;
const verb = /\b(?:GET|PUT|POST|DELETE|PATCH)\s/;
const fell = /\b(?:fail\w*|error|reject\w*|refus\w*|could not|cannot|unable|abort\w*|g(?:av|iv)\w+ up|stopped|denied|not pushed|did not)\b/i;

const nearestBelow = (lines: readonly Line[], at: number, blockLast: number): Evidence | "foreign" | null => {
  const isAnswer = /^\s*(?:[{[<]|HTTP\/|curl: |[45]\d\d\b)/.test(lines[at]?.text ?? "");
  for (let index = blockLast + 1; index <= blockLast + reachDown; index += 1) {
    const line = lines[index];
    if (!line || line.boundary || line.section !== lines[at]?.section || isSuccess(line)) return null;
    const [caller] = callersOf(line);
    // A request that is answered below is the next one.
    if (caller && verb.test(line.plain) && lines.slice(index + 1, index + 3).some((next) => isSuccess(next))) return null;
    if (caller && isForeign(caller)) return "foreign";
    if (caller && (requestLabel.test(line.plain) || leadsTo.test(line.plain))) return asEvidence(caller, "near");
    if (line.mentions.some((mention) => mention.kind === "foreign-name")) return null;
    const word = line.mentions.find((mention) => mention.kind === "word");
    if (word && isAnswer && fell.test(line.plain) && readsAsEvent(line)) return asEvidence(word, "near", line);
  }
  return null;
};

const clientShapeAt = (lines: readonly Line[], at: number, signal: Signal): Evidence | null => {
  for (const shape of clientShapes) {
    if (shape.codeOnly && signal.kind !== "code") continue;
    const near = lines.slice(Math.max(0, at - shape.lines), at + shape.lines + 1);
    if (shape.also && !near.some((line) => shape.also?.test(line.plain))) continue;
    for (const line of lines.slice(Math.max(0, at - shape.lines), at + 1))
      if (shape.line.test(line.plain)) return { kind: "client-shape", api: shape.client === "coveo.analytics.js" ? "usage-analytics" : "push", name: shape.client };
  }
  return null;
};
