import { buttonsIn } from "./buttons-in.ts";
import { channel, type Stage } from "./stage.ts";

type Message = { ts: string; text: string; blocks?: unknown[] };

/** Presses each kind of button of the messages in the channel, as often as asked: some show again what was kept. */
export const pressEverything = async (stage: Stage, times: number): Promise<void> => {
  const { messages = [] } = (await stage.api("conversations.history", { channel, limit: 200 })) as { messages?: Message[] };
  const pressed = new Map<string, number>();
  for (const message of messages) {
    const { ts, text, blocks = [] } = message;
    for (const block of blocks as { block_id?: string }[]) {
      for (const button of buttonsIn(JSON.stringify(block))) {
        const count = pressed.get(button.action_id) ?? 0;
        if (count >= times) continue;
        pressed.set(button.action_id, count + 1);
        const actions = [{ type: "button", block_id: block.block_id ?? "b", action_ts: "1.2", ...button }];
        await stage.payload({ type: "block_actions", container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false }, message: { type: "message", user: "U0BOT", ts, text, blocks }, actions });
      }
    }
  }
};
