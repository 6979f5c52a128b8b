import type { Measurement } from "../figures/measurement.ts";
import { attacks } from "./attacks/attacks.measurement.ts";
import { recurrence } from "./recurrence/recurrence.measurement.ts";

/** What `npm run prove` offers. */
export const proofs = { recurrence, attacks } satisfies Record<string, Measurement>;
