import { apiHint } from "./coveo/api-hint.ts";
import type { CoveoApi } from "./coveo/coveo-api.ts";
import { errorBodyAround } from "./evidence/error-body.ts";
import type { Evidence } from "./evidence/evidence.ts";
import { gatherEvidence } from "./evidence/gather-evidence.ts";
import { speaksOfDeleteOld } from "./evidence/indexing-context.ts";
import { isDifference } from "./evidence/is-difference.ts";
import { isDocument } from "./evidence/is-document.ts";
import { isHandled } from "./evidence/is-handled.ts";
import { isList } from "./evidence/is-list.ts";
import { isRehearsed } from "./evidence/is-rehearsed.ts";
import { isNonEvent } from "./evidence/not-an-event.ts";
import { rules, type SignalClass } from "./evidence/rules.ts";
import type { Finding, UnknownFinding } from "./finding.ts";
import { gradeOf } from "./signals/codes.ts";
import { findCodes, knownCodes } from "./signals/find-codes.ts";
import { findStatuses } from "./signals/find-statuses.ts";
import { mayShowError } from "./signals/may-show-error.ts";
import { shapes } from "./signals/shapes.ts";
import type { Signal } from "./signals/signal.ts";
import { isSameStep } from "./text/is-same-step.ts";
import type { Line } from "./text/line.ts";
import { entriesOfCode, entryOfStatus } from "./which-entry.ts";

/** What the log showed before, as far as it matters for a later line. */
export type LogContext = { calls: Evidence | null };

export type Judged = { findings: Finding[]; unknown: UnknownFinding[] };

/** Reads the error that line `at` shows, if it shows one of Coveo's. */
export const judge = (lines: readonly Line[], at: number, context: LogContext): Judged => {
  const nothing: Judged = { findings: [], unknown: [] };
  const line = lines[at];
  if (!line || !mayShowError(line.raw) || line.echoed) return nothing;
  const signals = signalsOf(lines, at);
  if (signals.length === 0 || isDifference(lines, at) || isDocument(lines, at) || isList(lines, at) || isRehearsed(lines, at)) return nothing;
  const callsCoveo = line.mentions.some((mention) => mention.kind === "endpoint");
  const findings: Finding[] = [];
  const times = new Map<string, number>();
  const unknown: UnknownFinding[] = [];
  for (const signal of signals) {
    const time = (times.get(signal.value) ?? 0) + 1;
    times.set(signal.value, time);
    if (time > mostAlike) continue;
    if ((signal.kind === "status" && findings.length > 0) || isNonEvent(line.plain, signal, callsCoveo)) continue;
    const verdict = verdictOn(lines, at, signal, context);
    if (verdict?.kind === "finding") findings.push(verdict.finding);
    if (verdict?.kind === "unknown") unknown.push(verdict.unknown);
  }
  return { findings: findings.filter((finding, index) => findings.findIndex((other) => other.id === finding.id) === index), unknown };
};

/** A line that says the same thing over and over is looked at this often. */
const mostAlike = 4;

const signalsOf = (lines: readonly Line[], at: number): Signal[] => {
  const text = lines[at]?.plain ?? "";
  const found: Signal[] = [];
  for (const shape of shapes) {
    const match = shape.texts.map((form) => form.exec(text)).find((found) => found !== null);
    if (match && (!shape.also || [0, 1, 2].some((below) => shape.also?.test(lines[at + below]?.plain ?? "")))) found.push({ kind: "shape", value: shape.id, form: "bare", key: null, from: match.index, to: match.index + match[0].length });
  }
  const all = findCodes(text);
  // What an error body's message speaks of is not a second error.
  const codes = all.some((code) => code.form === "body" && code.key === "errorCode") ? all.filter((code) => code.form === "body") : all;
  if (!found.some((signal) => signal.value.endsWith("request-expired"))) found.push(...codes);
  if (codes.length === 0 && found.length === 0) found.push(...findStatuses(text));
  return found;
};

/** How many lines above a call may stand and still be the one that failed: the more the signal says by itself, the more. */
const reachOf = (signal: SignalClass): number => (signal.endsWith("body") ? 40 : signal.endsWith("code") || signal.startsWith("expired") ? 20 : signal === "lone-status" ? 2 : signal === "answered-status" ? 3 : 10);

type Verdict = { kind: "finding"; finding: Finding } | { kind: "unknown"; unknown: UnknownFinding } | null;

const statusClasses: Partial<Record<Signal["form"], SignalClass>> = { stated: "stated-status", answered: "answered-status", alone: "lone-status" };

const classOf = (signal: Signal): SignalClass => {
  if (signal.kind === "shape") return shapes.find((shape) => shape.id === signal.value)?.signal ?? "throttle-error";
  if (signal.kind === "status") return statusClasses[signal.form] ?? "implied-status";
  const grade = gradeOf(signal.value);
  if (grade === "own") return "own-code";
  return `${grade}-${signal.form === "body" ? "body" : "code"}`;
};

const verdictOn = (lines: readonly Line[], at: number, signal: Signal, context: LogContext): Verdict => {
  const line = lines[at];
  if (!line) return null;
  const signalClass = classOf(signal);
  const { evidence, foreign, block } = gatherEvidence(lines, at, signal, reachOf(signalClass));
  const body = errorBodyAround(lines, at, block);
  if (foreign && signalClass !== "own-code") return null;
  if (signalClass === "nothing-deleted" && !speaksOfDeleteOld(lines, at)) return null;
  // Any server error is the same entry, whatever its body says.
  if (signal.kind === "status" && !signal.value.startsWith("5") && hasUnknownCode(lines, at, block)) return null;
  const all = [...evidence];
  if (signal.form === "body" && signal.key === "errorCode" && body.requestId !== null && body.ownSpelling && body.hasMessage) all.push({ kind: "coveo-body", api: null, name: "" });
  if (context.calls && (signalClass === "expired-upload" ? ofContainer.test(textOf(lines, block)) : signal.form !== "body" || body.ownSpelling || signalClass === "rare-code")) all.push({ kind: "coveo-in-log", api: context.calls.api, name: context.calls.name });
  all.push({ kind: "nothing", api: null, name: "" });
  const rule = rules.find((rule) => rule.signal === signalClass && all.some((found) => found.kind === rule.evidence));
  const found = all.find((found) => found.kind === rule?.evidence);
  const api = all.find((one) => one.api !== null)?.api ?? (found?.kind.startsWith("word") ? apiHint(line.plain) : null);
  if (signal.kind === "code" && !knownCodes.has(signal.value)) {
    const strong = evidence.some((one) => one.kind.startsWith("host") || one.kind.startsWith("sdk") || one.kind === "client-shape") || (body.requestId !== null && all.some((one) => one.kind === "coveo-in-log"));
    return strong && signal.form === "body" ? { kind: "unknown", unknown: { code: signal.value, status: body.status, line: line.number } } : null;
  }
  if (!rule || !found || (rule.evidence === "nothing" && signal.form === "bare" && !toldAsError.test(line.plain) && !namedAlone.test(line.plain.slice(-200)))) return null;
  if (isHandled(lines, at)) return null;
  const which = whichEntry(signal, found.name.includes("amazonaws"), api, body.status, lines, block);
  if (!which) return null;
  const what = signal.kind === "shape" ? `The text “${line.plain.slice(signal.from, signal.to)}”` : signal.kind === "status" ? `The status ${signal.value}` : `\`${signal.value}\``;
  return {
    kind: "finding",
    finding: {
      ...which,
      confidence: rule.verdict,
      rule: `${rule.signal}/${rule.evidence}`,
      because: rule.because.replace("{what}", what).replace("{name}", found.name),
      line: line.number,
      text: line.text,
      telling: line.plain.slice(signal.from, signal.to),
      form: line.plain.slice(Math.max(0, signal.from - 120), signal.from).replaceAll(/[\d\W]+/g, "").slice(-20),
      requestId: body.requestId,
      trace: traceAt(lines, block),
      weight: (signal.kind === "status" ? 0 : signal.form === "body" ? 4 : 2) + (found.kind.endsWith("in-line") ? 1 : 0),
    },
  };
};

const frame = /^\s+at \S|^Traceback|^\s+File "|^Caused by|^\s+\^/;

const traceAt = (lines: readonly Line[], block: { first: number; last: number }): number | null =>
  lines.slice(block.first, block.last + 1).some((line) => frame.test(line.text)) ? (lines[block.first]?.number ?? null) : null;

const textOf = (lines: readonly Line[], block: { first: number; last: number }): string => lines.slice(block.first, block.last + 1).map((line) => line.plain).join("\n");

/** A body below a status that names a code which the catalog does not have: the status means that, not one of its entries. */
const hasUnknownCode = (lines: readonly Line[], at: number, block: { first: number; last: number }): boolean =>
  lines.slice(Math.max(0, Math.min(block.first, at - 2)), Math.max(block.last, at + 3) + 1).some((line) => isSameStep(lines[at] ?? line, line) && findCodes(line.plain).some((code) => code.key === "errorCode" && !knownCodes.has(code.value) && /[A-Z]_[A-Z]|^[A-Z][A-Z]{5,}$/.test(code.value)));

const ofContainer = /\b(?:container|uploadUri|fileId)\b/i;
const uploadNear = /\b(?:upload\w*|container|uploadUri|fileId|X-Amz-\w+)\b/i;

/** Where nothing else speaks for Coveo, a line has to say that something went wrong. */
const toldAsError = /\b(?:fail|error|err\b|reject|refus|exception|abort|status|code|denied|exceeded|stopped|warn|fatal|unable|cannot|could not|[45]\d\d\b)/i;
/** The name alone, or at the end after a colon or in brackets. */
const namedAlone = /^\W{0,12}[A-Za-z_]{3,80}\W{0,12}$|[:=([]\s?["']?[A-Za-z_]{8,80}["')\].]{0,3}$/;

/** What the storage that takes uploads answers for Coveo; its other statuses are its own. */
const ofStorage = /^(?:403|413|415|5\d\d)$/;

const whichEntry = (signal: Signal, container: boolean, api: CoveoApi | null, status: string | null, lines: readonly Line[], block: { first: number; last: number }): { id: string; alternatives: string[] } | null => {
  if (signal.kind === "shape") return { id: signal.value, alternatives: [] };
  if (signal.kind === "status" && container && !ofStorage.test(signal.value)) return null;
  if (signal.kind === "status") return entryOfStatus(signal.value, api ?? "push");
  const text = textOf(lines, block);
  if (signal.value === "ACCESS_DENIED" && /\brequest has expired\b/i.test(text) && (uploadNear.test(text) || signal.form === "body")) return { id: "push/403/ACCESS_DENIED/request-expired", alternatives: [] };
  const needsAnalytics = signal.key === "type" || /^[A-Z][a-z]/.test(signal.value);
  if (needsAnalytics && gradeOf(signal.value) === "shared" && api !== "usage-analytics") return null;
  const found = entriesOfCode(signal.value, status, api);
  const indexing = found.find((entry) => entry.api === "indexing");
  const first = (indexing && /\bConsuming\b|\bLog Browser\b/i.test(text) ? indexing : undefined) ?? found[0];
  if (!first) return null;
  return { id: first.id, alternatives: found.length > 1 ? [first.id, ...found.filter((entry) => entry !== first).map((entry) => entry.id)] : [] };
};
