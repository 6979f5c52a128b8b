import { runCommand } from "../figures/run-command.ts";
import { proofs } from "./proofs.ts";

await runCommand("prove", proofs);
