import { section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";

/** What whoever waits is told of a fault of ours. */
export const faultText = (reference: string): string => `Something went wrong here, not with what you did. Try again; if it stays so, tell whoever runs this app the reference \`${escaped(reference)}\`.`;

export const faultView = (reference: string): SlackMessage => ({ text: faultText(reference), blocks: [section(faultText(reference))] });
