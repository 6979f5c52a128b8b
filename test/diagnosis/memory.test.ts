import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const bench = (...options: string[]): unknown => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["infra/bench/main.ts", ...options, "--json"], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

test("memory stays within 64 MiB above the start, whatever streams through", { timeout: 120_000 }, () => {
  const rows = bench("memory", "--megabytes", "64");
  expect(rows).toMatchObject([{ log: "clean" }, { log: "noisy" }, { log: "hit-rich" }, { log: "one endless line" }]);
  for (const row of rows as { grownMegabytes: number }[]) expect(row.grownMegabytes).toBeLessThan(64);
});

test("the bench sets whole processes side by side and finds the errors it planted", { timeout: 120_000 }, () => {
  expect(bench("scan", "--megabytes", "4", "--rounds", "1")).toMatchObject([
    { log: "clean", found: { kind: "nothing-found" } },
    { log: "noisy", found: { kind: "nothing-found" } },
    { log: "hit-rich", found: { kind: "diagnosed", found: [{ id: "push/429/TOO_MANY_REQUESTS" }] } },
  ]);
});
