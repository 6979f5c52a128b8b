import type { Line } from "../text/line.ts";

/** What a test runner prints when a test has passed, and how many lines before and after it the test's own output may stand. */
const passed: readonly { line: RegExp; before: number; after: number }[] = [
  { line: /^\s*PASS(?:ED)?\s+\S+\.(?:test|spec)\.|::\w+ PASSED/, before: 20, after: 15 },
  { line: /^(?:stdout|stderr) \| \S+\.(?:test|spec)\./, before: 0, after: 12 },
  { line: /^\s*[✓✔√]\s.*(?:coveo|push|error|fail|throw|retr|reject|handl|invalid|missing|report|source|document|batch|token|limit|\b[45]\d\d\b)/i, before: 6, after: 0 },
  { line: /^\s*(?:--- PASS: |ok \d+ - )|\bTests? run: \d+, Failures: 0, Errors: 0/, before: 20, after: 0 },
];
const failed = /^\s*FAIL(?:ED)?\s+\S+\.(?:test|spec)\.|^\s*[✗✘×]\s|::\w+ FAILED|^\s*--- FAIL: |\bTests? run: \d+, (?:Failures: [1-9]|Failures: \d+, Errors: [1-9])|^\s*not ok \d+/;
const farthest = 20;

/** Whether a passing test printed this: an error it provoked on purpose. */
export const isRehearsed = (lines: readonly Line[], at: number): boolean => {
  const first = Math.max(0, at - farthest);
  const near = lines.slice(first, at + farthest + 1);
  const isPassed = near.some((line, index) => passed.some((verdict) => withinReach(first + index - at, verdict) && verdict.line.test(line.text)));
  return isPassed && !near.some((line) => failed.test(line.text));
};

/** `distance` is how many lines below the error the runner's line stands. */
const withinReach = (distance: number, { before, after }: { before: number; after: number }): boolean => (distance > 0 ? distance <= before : -distance <= after);
