import { UnavailableError } from "../errors.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { FlagState } from "./flag-state.ts";

type Change = (state: FlagState) => FlagState | Promise<FlagState>;

/** Changes what a team has of an error, whoever else changes it meanwhile: `change` is asked again with what is there then. Nothing is written where it gives back what it got. */
export const changeFlag = async (store: Pick<FlagStore, "findFlag" | "changeFlag">, of: { team: string; errorId: string }, change: Change): Promise<FlagState> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await store.findFlag(of);
    const after = await change(before);
    if (after === before) return before;
    const state = { ...after, revision: before.revision };
    if ((await store.changeFlag(of, state)) === "changed") return { ...state, revision: state.revision + 1 };
  }
  throw new UnavailableError("database", "A flag was changed by others each time it was to be changed; try again");
};

/** Of many that change one flag at once each round lets one through. */
const mostTries = 30;
