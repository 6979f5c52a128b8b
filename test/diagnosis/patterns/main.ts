import { writeFileSync } from "node:fs";
import { allPatterns } from "./all-patterns.ts";
import { provePattern } from "./prove-pattern.ts";
import { hashOf, rememberedFile, rememberedPatterns } from "./remembered-patterns.ts";

// npm run patterns: proves what is not remembered yet (with -- --all: every pattern), and remembers what is safe.
const { patterns } = await allPatterns();
const remembered = process.argv.includes("--all") ? new Set<string>() : rememberedPatterns();
const safe: string[] = [];
for (const pattern of patterns) {
  const hash = hashOf(pattern);
  const status = remembered.has(hash) ? "safe" : (await provePattern(pattern)).status;
  if (status === "safe") safe.push(hash);
  else {
    console.error(`${status}: /${pattern.source}/${pattern.flags}`);
    process.exitCode = 1;
  }
}
writeFileSync(rememberedFile, `${JSON.stringify(safe.toSorted(), null, 1)}\n`);
console.log(`${safe.length} of ${patterns.length} patterns are safe; ${safe.filter((hash) => !remembered.has(hash)).length} were proven now.`);
process.exit();
