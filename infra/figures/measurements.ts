import { benches } from "../bench/benches.ts";
import { proofs } from "../prove/proofs.ts";
import type { Measurement } from "./measurement.ts";

const named = (command: string, measurements: Readonly<Record<string, Measurement>>): [string, Measurement][] => Object.entries(measurements).map(([name, measurement]) => [`${command}/${name}`, measurement]);

/** All that docs/figures.md tells, by the names that `npm run figures` knows: `prove/attacks`, `bench/cold`, … */
export const measurements: ReadonlyMap<string, Measurement> = new Map([...named("prove", proofs), ...named("bench", benches)]);
