import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { TellPorts } from "../../src/pipelines/tell-operations.ts";
import { createInMemorySlack } from "./in-memory-slack.ts";

/** What telling the operations channel needs, in memory, and what was told there. */
export const createOperationsChannel = (): { ports: TellPorts; messages: string[] } => {
  const clock = () => new Date("2026-11-20T10:00:00Z");
  const messages: string[] = [];
  const slack = createInMemorySlack();
  const ports: TellPorts = {
    store: createMemoryStore({ clock }),
    messenger: { ...slack.messenger, send: async (sent) => (messages.push(sent.message.text), slack.messenger.send(sent)) },
    operationsChannel: "C000000042",
    clock,
    log: () => {},
  };
  return { ports, messages };
};
