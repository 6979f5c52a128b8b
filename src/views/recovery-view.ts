import type { GreenRun } from "../pipelines/open-failure.ts";
import { section } from "./blocks.ts";
import { runLink } from "./run-link.ts";
import type { SlackMessage } from "./slack-message.ts";
import { phrase, when } from "./text.ts";

/** For the thread of a failure's message: it has passed. */
export const recoveryView = (project: string, green: GreenRun): SlackMessage => ({
  text: `${phrase(project)} recovered in run ${phrase(green.runId)}`,
  blocks: [section(`*Recovered* in ${runLink(green)}, ${when(green.at)}.`)],
});
