import { check, type Diagnostics } from "recheck";
import type { Pattern } from "./all-patterns.ts";

/**
 * The checker counts the steps of its attacks, which are the same on every machine. By default it also measures time, and
 * where the machine is busy takes a pattern for a bad one: none of the three may end an attack.
 */
export const parameters = { seedingTimeout: null, incubationTimeout: null, attackTimeout: null, timeout: null };

/** Whether a text could make it backtrack badly; seconds for some patterns. */
export const provePattern = ({ source, flags }: Pattern): Promise<Diagnostics> =>
  // The indices flag changes nothing in how a pattern is matched, and the checker does not know it.
  check(source, flags.replace("d", ""), parameters);
