import { measureTeam } from "./measure-team.ts";

// By itself in a process, for the functions take their settings from the environment once.
const [folder = "", occurrences = "", rounds = ""] = process.argv.slice(2);
process.send?.(await measureTeam({ folder, occurrences: Number(occurrences), rounds: Number(rounds) }));
process.disconnect?.();
