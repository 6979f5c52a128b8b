import { nameOf } from "./claim-levels.ts";
import type { Claim } from "./flag-state.ts";

/** Whether a claim is among others, whatever became of it. */
export const hasName = (among: readonly Claim[], claim: Claim): boolean => among.some((each) => nameOf(each) === nameOf(claim));
