import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { TellPorts } from "../../src/pipelines/tell-operations.ts";

/** What telling the operations channel needs, in memory, and what was told there. */
export const createOperationsChannel = (): { ports: TellPorts; messages: string[] } => {
  const clock = () => new Date("2026-11-20T10:00:00Z");
  const messages: string[] = [];
  const ports: TellPorts = {
    store: createMemoryStore({ clock }),
    messenger: {
      send: async ({ message }) => {
        messages.push(message.text);
        return { kind: "posted", ts: "1" };
      },
      findPosted: async () => undefined,
    },
    operationsChannel: "C000000042",
    clock,
    log: () => {},
  };
  return { ports, messages };
};
