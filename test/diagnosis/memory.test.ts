import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { isMet, type Section } from "../../infra/figures/section.ts";

const bench = (...options: string[]): Section => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["infra/bench/main.ts", ...options, "--json"], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const [section] = JSON.parse(stdout) as Section[];
  if (section === undefined) throw new Error("the bench found nothing");
  return section;
};

test("memory stays within 64 MiB above the start, whatever streams through", () => {
  const { targets = [], tables } = bench("memory", "--megabytes", "64");
  expect(tables[0]?.rows.map(([log]) => log)).toEqual(["clean", "noisy", "hit-rich", "one endless line"]);
  expect(targets.map(({ limit }) => limit)).toEqual([64, 64, 64, 64]);
  expect(targets.filter((each) => !isMet(each))).toEqual([]);
});

test("the bench sets whole processes side by side and finds the errors it planted", () => {
  const { tables, faults } = bench("scan", "--megabytes", "4", "--rounds", "1");
  expect(tables[0]?.rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ["clean", "nothing"],
    ["noisy", "nothing"],
    ["hit-rich", expect.stringMatching(/^push\/429\/TOO_MANY_REQUESTS \d+ times$/)],
  ]);
  expect(faults).toEqual([]);
});
