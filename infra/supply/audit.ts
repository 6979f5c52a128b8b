import { spawnSync } from "node:child_process";
import { auditVerdict } from "./audit-verdict.ts";

/** `npm run audit`: what is known against the packages of the lockfile. Ends with 1 where something is, and with 2 where the registry did not say. */
const { stdout, error } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, shell: process.platform === "win32" });
const verdict = auditVerdict(error === undefined ? stdout : "");
console.log(verdict.text);
process.exitCode = { clean: 0, found: 1, "not-checked": 2 }[verdict.kind];
