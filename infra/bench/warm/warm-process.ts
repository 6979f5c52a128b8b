import { measureWarm } from "./measure-warm.ts";

// By itself in a process, for the functions take their settings from the environment once.
const [folder = "", rounds = ""] = process.argv.slice(2);
process.send?.(await measureWarm({ folder, rounds: Number(rounds) }));
process.disconnect?.();
