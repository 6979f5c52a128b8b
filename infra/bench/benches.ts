import type { Measurement } from "../figures/measurement.ts";
import { cold } from "./cold/cold.measurement.ts";
import { cost } from "./cost/cost.measurement.ts";
import { memory } from "./memory/memory.measurement.ts";
import { scan } from "./scan/scan.measurement.ts";
import { units } from "./units/units.measurement.ts";
import { warm } from "./warm/warm.measurement.ts";
import { webhook } from "./webhook/webhook.measurement.ts";

/** What `npm run bench` offers. */
export const benches = { cold, warm, webhook, scan, memory, units, cost } satisfies Record<string, Measurement>;
