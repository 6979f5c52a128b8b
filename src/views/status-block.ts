import type { ContextBlock } from "@slack/types";
import type { FailureStatus } from "../pipelines/failure-status.ts";
import { context } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { runLink } from "./run-link.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, phrase, when } from "./text.ts";

/** The one block of a failure's message that changes while it lives. */
const blockId = "status";

export const statusBlock = (status: FailureStatus): ContextBlock => ({ ...context(statusLine(status)), block_id: blockId });

/** What the message is called in notifications. */
export const statusText = (project: string, errorId: string, { count, atLeast = false, recovered }: FailureStatus): string => {
  const what = recovered !== null ? "recovered" : atLeast ? `failed at least ${counted(count, "time")}` : count > 1 ? `failed ${count} times` : "failed";
  return `${phrase(project)} ${what}: ${escaped(errorName(errorId))}`;
};

/** The message with another status in place of its own, at the same place. */
export const withStatus = (message: SlackMessage, status: FailureStatus, text: string): SlackMessage => ({
  text,
  blocks: message.blocks.map((block) => (block.block_id === blockId ? statusBlock(status) : block)),
});

/** Whether the message says so already. */
export const showsStatus = (message: SlackMessage, status: FailureStatus): boolean => lineOf(message.blocks.find((block) => block.block_id === blockId)) === statusLine(status);

const lineOf = (block: SlackMessage["blocks"][number] | undefined): string | undefined => {
  const element = block?.type === "context" ? block.elements[0] : undefined;
  return element !== undefined && "text" in element ? element.text : undefined;
};

const statusLine = ({ count, atLeast = false, since, last, recovered }: FailureStatus): string => {
  if (recovered !== null) return `*Recovered* in ${runLink(recovered)}, ${when(recovered.at)}${atLeast ? `, after at least ${counted(count, "failure")} since ${when(since)}` : count > 1 ? `, after ${count} failures since ${when(since)}` : ""}.`;
  if (atLeast) return `*At least ${counted(count, "time")}* since ${when(since)}, last ${when(last.at)} in ${runLink(last)}. Repeats are in the thread.`;
  if (count > 1) return `*${ordinal(count)} time* since ${when(since)}, last ${when(last.at)} in ${runLink(last)}. Repeats are in the thread.`;
  return "Not fixed yet, as far as is known. When it fails again, the thread of this message says so.";
};

const rules = new Intl.PluralRules("en", { type: "ordinal" });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

const ordinal = (count: number): string => `${count}${endings[rules.select(count)] ?? "th"}`;
