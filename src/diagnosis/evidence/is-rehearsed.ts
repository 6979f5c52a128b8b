import { isSameStep } from "../text/is-same-step.ts";
import type { Line } from "../text/line.ts";
import { oncePerLine } from "../text/once-per-line.ts";

/** What a test runner prints when a test has passed, and how many lines before and after it the test's own output may stand. */
const passed: readonly { line: RegExp; before: number; after: number }[] = [
  { line: /^\s*PASS(?:ED)?\s+\S+\.(?:test|spec)\.|::\w+ PASSED/, before: 20, after: 15 },
  { line: /^(?:stdout|stderr) \| \S+\.(?:test|spec)\./, before: 0, after: 12 },
  { line: /^\s*[✓✔√]\s(?!(?:\S+ ){0,4}(?:pushed|uploaded|sent|indexed|done|completed?|succeeded|ok|finished|created|updated|deleted|\d+ (?:items|documents|docs))\b).*(?:coveo|push|error|fail|throw|retr|reject|handl|invalid|missing|report|source|document|batch|token|limit|\b[45]\d\d\b)/i, before: 6, after: 0 },
  { line: /^\s*(?:--- PASS: |ok \d+ - )|\bTests? run: \d+, Failures: 0, Errors: 0/, before: 20, after: 0 },
];
const failed = /^\s*FAIL(?:ED)?\s+\S+\.(?:test|spec)\.|^\s*[✗✘×✕✖❌]\s|::\w+ FAILED|^\s*--- FAIL: |\bTests? run: \d+, (?:Failures: [1-9]|Failures: \d+, Errors: [1-9])|^\s*not ok \d+/;
/** Where the tests are over, or something else than the tests begins. */
const over = /^\s*(?:Test Suites|Tests|Test Files|Snapshots|Duration|Time):\s|^\s*(?:Test Files|Tests)\s+\d+ |^Ran all test suites|^=+ .{0,80}\b\d+ (?:passed|failed|skipped)\b|\bBUILD SUCCESS|^OK \(\d+ tests?|^Finished in |^\d+ examples?, |^\s*\d+ (?:passing|passed|failing|failed)\b|^Passed! |^ok\s+\S+\s+[\d.]+s|^PASS$|^test result: |^(?:\++|\$) \S|^#!\//;
const farthest = 20;

const passedBy = oncePerLine((line) => passed.filter((verdict) => verdict.line.test(line.text)));
const isFailed = oncePerLine((line) => failed.test(line.text));
const isOver = oncePerLine((line) => over.test(line.text));

/** Whether a passing test printed this: an error it provoked on purpose. */
export const isRehearsed = (lines: readonly Line[], at: number): boolean => {
  const reached = [...upwards(lines, at), ...downwards(lines, at)];
  return reached.some(({ line, distance }) => passedBy(line).some((verdict) => withinReach(distance, verdict))) && !reached.some(({ line }) => isFailed(line));
};

type Reached = { line: Line; distance: number };

/** `distance` is how many lines below the error the runner's line stands. */
const withinReach = (distance: number, { before, after }: { before: number; after: number }): boolean => (distance > 0 ? distance <= before : -distance <= after);

const upwards = (lines: readonly Line[], at: number): Reached[] => {
  const found: Reached[] = [];
  for (let index = at; index >= Math.max(0, at - farthest); index -= 1) {
    const [line, below] = [lines[index], lines[index + 1]];
    if (!line || (index < at && below && !isSameStep(line, below)) || isOver(line)) break;
    found.push({ line, distance: index - at });
  }
  return found;
};

/** A summary that says that the tests passed counts itself. */
const downwards = (lines: readonly Line[], at: number): Reached[] => {
  const found: Reached[] = [];
  for (let index = at + 1; index <= Math.min(lines.length - 1, at + farthest); index += 1) {
    const [line, above] = [lines[index], lines[index - 1]];
    if (!line || (above && !isSameStep(above, line))) break;
    found.push({ line, distance: index - at });
    if (isOver(line)) break;
  }
  return found;
};
