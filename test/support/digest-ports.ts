import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { DigestPorts } from "../../src/digest/deliver-digest.ts";
import type { QueueMessage } from "../../src/pipelines/queue-message.ts";
import type { Queue } from "../../src/ports/queue.ts";
import type { Store } from "../../src/ports/store.ts";
import { createInMemorySlack, type InMemorySlack } from "./in-memory-slack.ts";

export type DigestWorld = {
  ports: DigestPorts & { store: Store; queue: Pick<Queue, "sendAll">; newId: () => string };
  slack: InMemorySlack;
  /** The ids of the pictures that are kept. */
  pictures: Set<string>;
  queued: QueueMessage[];
  logged: string[];
  now: (time?: string) => number;
};

/** What digests are made with: a store and a Slack in memory, a clock that is set, and a chart of one byte. */
export const digestWorld = (start: string): DigestWorld => {
  let now = Date.parse(start);
  const clock = () => new Date(now);
  const slack = createInMemorySlack();
  const pictures = new Set<string>();
  const queued: QueueMessage[] = [];
  const logged: string[] = [];
  let count = 0;
  return {
    slack,
    pictures,
    queued,
    logged,
    now: (time) => (now = time === undefined ? now : Date.parse(time)),
    ports: {
      store: createMemoryStore({ clock }),
      messenger: slack.messenger,
      pictures: {
        uploadPicture: async () => {
          const fileId = `F${(count += 1)}`;
          pictures.add(fileId);
          return { kind: "uploaded", fileId };
        },
        deletePicture: async (fileId) => (pictures.delete(fileId) ? "deleted" : "left"),
      },
      drawChart: async () => new Uint8Array([1]),
      queue: {
        sendAll: async (messages) => {
          queued.push(...messages);
          return { notSent: 0 };
        },
      },
      newId: () => "id",
      timeZone: "Europe/Paris",
      command: "/coveo-error",
      pause: async (milliseconds) => {
        now += milliseconds;
      },
      clock,
      log: (event) => logged.push(event),
    },
  };
};
