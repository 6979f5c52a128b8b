import type { Moment } from "../../../../test/support/crash-at.ts";

/** How what happened is brought to the consumer, and at which of its calls the process ends. Enough to do it again. */
export type Schedule = {
  scene: string;
  /** The happenings by their number, in the order of their delivery. */
  order: readonly number[];
  /** Each is delivered twice, to two consumers at once. */
  twice: boolean;
  /** All at the same moment, each call taking as long as the pace of that number says (0: all the same); null: ten minutes apart. */
  together: number | null;
  /** How a message comes back whose consumer died: by the visibility time-out, longer than any lease; or from the dead letters a day later. */
  comesBack: "after its visibility time-out" | "a day later from the dead letters";
  /** Calls of the world are numbered from 1 across all consumers. */
  kills: readonly { call: number; moment: Moment }[];
};

export const nameOf = ({ scene, order, twice, together, comesBack, kills }: Schedule): string =>
  `${scene}; delivered ${order.map((each) => each + 1).join(", ")}${twice ? ", each twice" : ""}${together === null ? "" : `, all at once at pace ${together}`}; killed ${kills.map(({ call, moment }) => `${moment} call ${call}`).join(" and ") || "never"}, back ${comesBack}`;
