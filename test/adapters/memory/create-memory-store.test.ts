import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { describeStore } from "../store-contract.ts";

describeStore("in memory", async (clock) => createMemoryStore({ clock }));
