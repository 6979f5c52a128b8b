// https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
import type { App, BlockAction } from "@slack/bolt";
import type { Press } from "../../../commands/buttons/press.ts";
import { readPress } from "../read-press.ts";

export type PressListener = {
  /** Any button or select of ours, of whatever version. */
  press(press: Press): Promise<void>;
};

type Options = { listeners: (reference: string) => PressListener; responsePath: (address: unknown) => string | null };

export const listenForPresses = (app: App, { listeners, responsePath }: Options): void => {
  app.action<BlockAction>({ type: "block_actions" }, async ({ body, action, context, ack }) => {
    const reference = String(context["reference"]);
    const press = readPress(body, action, { reference, response: responsePath(body.response_url) });
    if (press !== undefined) await listeners(reference).press(press);
    await ack();
  });
};
