import type { Messenger, Sent } from "../../src/ports/messenger.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";

export type Held = SlackMessage & { channel: string; key: string; ts: string; threadTs?: string };

/** A Slack in memory: what it holds, and the faults it is asked for. */
export type InMemorySlack = {
  messenger: Messenger;
  messages: Held[];
  /** The answers of the next sends, in place of posting; what is undefined posts. */
  answers: (Sent | undefined)[];
  /** The next send is posted, but its answer never comes. */
  loseAnswer: () => void;
  /** Somebody deletes a message. */
  remove: (ts: string) => void;
};

export const createInMemorySlack = (): InMemorySlack => {
  const messages: Held[] = [];
  const answers: (Sent | undefined)[] = [];
  let loses = false;
  let posted = 0;
  const messenger: Messenger = {
    send: async ({ channel, message, key, threadTs }) => {
      const answer = answers.shift();
      if (answer !== undefined) return answer;
      const ts = String((posted += 1));
      messages.push({ channel, key, ts, ...message, ...(threadTs === undefined ? {} : { threadTs }) });
      if (loses) {
        loses = false;
        throw new Error("the connection broke");
      }
      return { kind: "posted", ts };
    },
    findPosted: async ({ channel, key, threadTs }) => {
      const found = messages.find((each) => each.channel === channel && each.key === key && each.threadTs === threadTs);
      return found === undefined ? { kind: "absent" } : { kind: "found", ts: found.ts };
    },
    read: async ({ channel, ts }) => {
      const found = messages.find((each) => each.channel === channel && each.ts === ts);
      return found === undefined ? { kind: "gone" } : { kind: "read", message: { text: found.text, blocks: found.blocks } };
    },
    update: async ({ channel, ts, message }) => {
      const at = messages.findIndex((each) => each.channel === channel && each.ts === ts);
      const found = messages[at];
      if (found === undefined) return { kind: "gone" };
      messages[at] = { ...found, ...message };
      return { kind: "updated" };
    },
  };
  return {
    messenger,
    messages,
    answers,
    loseAnswer: () => {
      loses = true;
    },
    remove: (ts) => {
      const at = messages.findIndex((each) => each.ts === ts);
      if (at !== -1) messages.splice(at, 1);
    },
  };
};
