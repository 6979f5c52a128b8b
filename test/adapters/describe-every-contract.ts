import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { describeChannelStore } from "./channel-store-contract.ts";
import { describeFlagStore } from "./flag-store-contract.ts";
import { describeNoteStore } from "./note-store-contract.ts";
import { describeOpenFailureStore } from "./open-failure-store-contract.ts";
import { describeStore } from "./store-contract.ts";
import { describeTeamStore } from "./team-store-contract.ts";
import { describeVoteStore } from "./vote-store-contract.ts";

/** Everything that a store promises: in memory, on the embedded DynamoDB, on AWS's own local one. */
export const describeEveryContract = (name: string, create: (clock: Clock) => Promise<Store>): void => {
  describeStore(name, create);
  describeOpenFailureStore(name, create);
  describeTeamStore(name, create);
  describeChannelStore(name, create);
  describeNoteStore(name, () => create(() => new Date()));
  describeVoteStore(name, create);
  describeFlagStore(name, create);
};
