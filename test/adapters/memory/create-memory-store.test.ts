import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { describeEveryContract } from "../describe-every-contract.ts";

describeEveryContract("in memory", async (clock) => createMemoryStore({ clock }));
