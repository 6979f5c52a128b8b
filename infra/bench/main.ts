import { runCommand } from "../figures/run-command.ts";
import { benches } from "./benches.ts";

await runCommand("bench", benches);
