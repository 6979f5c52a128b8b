import type { DescribedRun } from "../pipelines/describe-run.ts";
import type { RunOutcome } from "../pipelines/failed-run.ts";
import { section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, link, when } from "./text.ts";

/** What is known of a run. */
export const runView = (described: DescribedRun): SlackMessage => {
  const text = describe(described);
  return { text, blocks: [section(text)] };
};

const describe = (described: DescribedRun): string => {
  switch (described.kind) {
    case "unavailable":
      return "What is known of that run could not be read just now. Try again in a minute.";
    case "not-yours":
      return `${escaped(described.project)} is not linked to this channel, so nothing of its runs is told here.`;
    case "unknown":
      return `Nothing is known of run ${escaped(described.runId)} of ${escaped(described.project)}: no failure of it was delivered. Check that its webhook sends failed runs here.`;
    case "known": {
      const { run } = described;
      const name = `${run.project.name}, run ${run.runId}, attempt ${run.attempt}`;
      return `*${run.runUrl === null ? escaped(name) : link(run.runUrl, name)}* failed ${when(run.occurredAt)}. ${came(run.outcome)}`;
    }
  }
};

const came = (outcome: RunOutcome | null): string => {
  switch (outcome?.kind) {
    case undefined:
      return "Its logs are being read.";
    case "no-log":
      return `Its log could not be read: ${escaped(outcome.reason)}.`;
    case "nothing-found":
      return `Its log was read and holds no Coveo error.${outcome.reason === null ? "" : ` Part of it could not be read: ${escaped(outcome.reason)}.`}`;
    case "explained": {
      const errors = outcome.errorIds.map((id) => `\`${escaped(id)}\``).join(", ");
      const posted = outcome.notPosted === null ? "The answer is in this channel." : `The answer could not be posted: ${escaped(outcome.notPosted)}.`;
      return `Its log shows ${errors}. ${posted}`;
    }
  }
};
