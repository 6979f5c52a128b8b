import { context } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";

/** Below what did not work: what to give to whoever can look into the log. */
export const referenceLine = (reference: string): string => `If it stays so, tell whoever runs this app the reference \`${escaped(reference)}\`.`;

export const withReferenceLine = ({ text, blocks }: SlackMessage, reference: string): SlackMessage => ({ text, blocks: [...blocks, context(referenceLine(reference))] });
