import { UnavailableError } from "../../errors.ts";
import type { FindRun } from "../../ports/find-run.ts";

/** Asks a provider about a run while somebody waits: one that does not answer is told so at once, not asked again later. */
export const findRunNow = (findRun: FindRun): FindRun => async (address) => {
  try {
    return await findRun(address);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "unavailable", reason: `${error.message}; ask again later` };
  }
};
