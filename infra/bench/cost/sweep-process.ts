import { measureSweep } from "./measure-sweep.ts";

// By itself in a process, for the function takes its settings from the environment once.
const [folder = "", teams = "", rounds = ""] = process.argv.slice(2);
process.send?.(await measureSweep({ folder, teams: Number(teams), rounds: Number(rounds) }));
process.disconnect?.();
