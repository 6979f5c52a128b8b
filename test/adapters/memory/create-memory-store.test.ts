import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { describeFlagStore } from "../flag-store-contract.ts";
import { describeStore } from "../store-contract.ts";
import { describeOpenFailureStore } from "../open-failure-store-contract.ts";
import { describeChannelStore } from "../channel-store-contract.ts";
import { describeNoteStore } from "../note-store-contract.ts";
import { describeVoteStore } from "../vote-store-contract.ts";
import { describeTeamStore } from "../team-store-contract.ts";

describeStore("in memory", async (clock) => createMemoryStore({ clock }));
describeOpenFailureStore("in memory", async (clock) => createMemoryStore({ clock }));
describeTeamStore("in memory", async (clock) => createMemoryStore({ clock }));
describeChannelStore("in memory", async (clock) => createMemoryStore({ clock }));
describeNoteStore("in memory", async () => createMemoryStore({ clock: () => new Date() }));
describeVoteStore("in memory", async (clock) => createMemoryStore({ clock }));
describeFlagStore("in memory", async (clock) => createMemoryStore({ clock }));
