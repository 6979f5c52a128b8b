import type { DescribedRun } from "../pipelines/describe-run.ts";
import type { RunOutcome } from "../pipelines/failed-run.ts";
import { section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, link, phrase, when } from "./text.ts";

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
      return `${phrase(described.project)} is not linked to this channel, so nothing of its runs is told here.`;
    case "unknown":
      return `Nothing is known of run ${phrase(described.runId)} of ${phrase(described.project)}: no failure of it was delivered. Check that its webhook sends failed runs here.`;
    case "being-read":
      return `Nothing is known yet of run ${phrase(described.runId)} of ${phrase(described.project)}. Its provider is asked now; the answer comes here in a moment.`;
    case "cannot-tell":
      return `Nothing is known of run ${phrase(described.runId)} of ${phrase(described.project)}, and its provider cannot be asked about a run that it did not report. Check that its webhook sends failed runs here.`;
    case "not-read":
      return `Nothing is known of run ${phrase(described.runId)} of ${phrase(described.project)}, and its provider did not tell: ${phrase(described.reason, 300)}.`;
    case "under-way":
      return `Run ${phrase(described.runId)} of ${phrase(described.project)} is still under way. Ask again when it has ended.`;
    case "not-failed":
      return described.passed ? `Run ${phrase(described.runId)} of ${phrase(described.project)} passed: there is nothing to explain.` : `Run ${phrase(described.runId)} of ${phrase(described.project)} has not failed: it was cancelled, or nothing of it ran.`;
    case "left-alone":
      return `Run ${phrase(described.runId)} of ${phrase(described.project)} failed, and is left alone: ${phrase(described.reason)}.`;
    case "not-admitted":
      return `Run ${phrase(described.runId)} of ${phrase(described.project)} failed, but on a branch or in a workflow that the project's link to this channel leaves out.`;
    case "known": {
      const { run } = described;
      const name = `${run.project.name}, run ${run.runId}, attempt ${run.attempt}`;
      return `*${run.runUrl === null ? phrase(name) : link(run.runUrl, name)}* failed ${when(run.occurredAt)}. ${came(run.outcome)}${described.asked === true ? " It is read now; the answer comes here in a moment." : ""}`;
    }
  }
};

const came = (outcome: RunOutcome | null): string => {
  switch (outcome?.kind) {
    case undefined:
      return "Its logs were not read yet.";
    case "no-log":
      return `Its log could not be read: ${phrase(outcome.reason)}.`;
    case "nothing-found":
      return `Its log was read and holds no Coveo error.${outcome.reason === null ? "" : ` Part of it could not be read: ${phrase(outcome.reason)}.`}`;
    case "explained": {
      const errors = outcome.errorIds.map((id) => `\`${escaped(id)}\``).join(", ");
      const posted = outcome.notPosted === null ? whereTold[outcome.told?.as ?? "own"] : `The answer was not posted: ${phrase(outcome.notPosted)}.`;
      return `Its log shows ${errors}. ${posted}`;
    }
  }
};

const whereTold = {
  own: "The answer is in this channel.",
  thread: "It had been answered in this channel before: it is in the thread of that answer.",
  storm: "It is in the message about the same error in many places at once, in this channel.",
};
