import type { Measurement } from "../figures/measurement.ts";
import { cold } from "./cold/cold.measurement.ts";
import { memory } from "./memory/memory.measurement.ts";
import { scan } from "./scan/scan.measurement.ts";
import { units } from "./units/units.measurement.ts";

/** What `npm run bench` offers. */
export const benches = { cold, scan, memory, units } satisfies Record<string, Measurement>;
