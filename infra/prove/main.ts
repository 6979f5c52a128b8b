import { parseArgs } from "node:util";
import { proveAttacks } from "./attacks/prove-attacks.ts";
import { proveInMemory, proveOnServers } from "./recurrence/prove-recurrence.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, weeks: { type: "string" }, teams: { type: "string" }, runs: { type: "string" }, json: { type: "boolean", default: false } },
});
const [what] = positionals;
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const say = (line: string): void => console.error(line);

if (what === "recurrence") {
  const size = { weeks: Number(values.weeks ?? 52), teams: Number(values.teams ?? 200) };
  say(`Seed ${seed}. ${size.teams} teams for ${size.weeks} weeks in memory, then 20 at most for one week on servers.`);
  const progress = (weeks: number, violations: number): void => void (weeks % 4 === 0 && say(`week ${weeks}, ${violations} violations`));
  const parts = [await proveInMemory({ seed, ...size, progress }), await proveOnServers({ seed, weeks: 1, teams: Math.min(20, size.teams) })];
  if (values.json) console.log(JSON.stringify({ seed, parts }, null, 2));
  else {
    const names = Object.keys(parts[0]?.figures ?? {});
    console.table(Object.fromEntries(names.map((name) => [name, Object.fromEntries(parts.map(({ figures }) => [figures.surroundings, (figures as Record<string, unknown>)[name]]))])));
  }
  for (const { figures, violations, byRule } of parts) {
    for (const [rule, count] of Object.entries(byRule)) say(`Violated ${count} times (${figures.surroundings}): ${rule}`);
    for (const { rule, team, at, detail } of violations) say(`  ${at} ${team}: ${rule}: ${detail}`);
    if (figures.violations > 0) process.exitCode = 1;
  }
  if (process.exitCode === 1) say(`The same again: npm run prove -- recurrence --seed ${seed} --weeks ${size.weeks} --teams ${size.teams}`);
} else if (what === "attacks") {
  const figures = await proveAttacks({ seed, runs: Number(values.runs ?? 10_000) });
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else {
    console.table(figures.targets);
    console.table({ seed, arbitrary: figures.arbitrary, accepted: figures.accepted, rejectedHandlers: figures.rejectedHandlers, serverErrors: figures.serverErrors, leaked: figures.leaked, seconds: figures.seconds });
  }
  for (const fault of figures.faults) say(fault);
  if (figures.faults.length > 0) process.exitCode = 1;
} else {
  say("Usage: npm run prove -- recurrence [--seed N] [--weeks 52] [--teams 200] [--json]\n       npm run prove -- attacks [--seed N] [--runs 10000] [--json]");
  process.exitCode = 2;
}
