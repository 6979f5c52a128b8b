import type { Finding, UnknownFinding } from "./finding.ts";

export type Found = { finding: Finding; count: number };

/** How far from a code its bare status may stand and still be the same error. */
const together = 12;
const mostIds = 4096;
const mostUnknown = 50;

/** Counts findings, the first of each id kept; an error that is printed twice in two ways, or with one request id, is one. */
export const createAccumulation = () => {
  const found = new Map<string, Found>();
  const lastPrinted = new Map<string, Finding>();
  const requestIds = new Set<string>();
  const unknown = new Map<string, UnknownFinding>();

  const add = (finding: Finding): void => {
    const known = found.get(finding.id);
    if (known && isEcho(finding)) {
      if (finding.weight > known.finding.weight && finding.line - known.finding.line <= together) known.finding = finding;
      return;
    }
    lastPrinted.set(finding.id, finding);
    if (finding.requestId !== null && requestIds.size < mostIds) requestIds.add(`${finding.id} ${finding.requestId}`);
    if (!known) found.set(finding.id, { finding, count: 1 });
    else {
      known.count += 1;
      if (known.finding.confidence === "likely" && finding.confidence === "certain") known.finding = finding;
    }
  };

  const isEcho = (finding: Finding): boolean => {
    if (finding.requestId !== null && requestIds.has(`${finding.id} ${finding.requestId}`)) return true;
    const last = lastPrinted.get(finding.id);
    if (!last) return false;
    if (finding.trace !== null && finding.trace === last.trace) return true;
    return finding.line - last.line <= together && (last.form !== finding.form || (finding.trace !== null && last.trace === null));
  };

  const addUnknown = (one: UnknownFinding): void => {
    if (!unknown.has(one.code) && unknown.size < mostUnknown) unknown.set(one.code, one);
  };

  return { add, addUnknown, found: () => [...found.values()], unknown: () => [...unknown.values()] };
};
