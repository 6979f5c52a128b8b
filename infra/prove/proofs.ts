import type { Measurement } from "../figures/measurement.ts";
import { attacks } from "./attacks/attacks.measurement.ts";
import { faults } from "./faults/faults.measurement.ts";
import { load } from "./load/load.measurement.ts";
import { recurrence } from "./recurrence/recurrence.measurement.ts";

/** What `npm run prove` offers. */
export const proofs = { recurrence, attacks, faults, load } satisfies Record<string, Measurement>;
