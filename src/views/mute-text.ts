import type { Mute } from "../recurrence/flag-state.ts";
import { phrase, when } from "./text.ts";

/** `in acme/loader`, mrkdwn. */
export const whereMuted = ({ project }: Pick<Mute, "project">): string => (project === null ? "in all projects" : `in ${phrase(project)}`);

/** Until when, and why; `longest` of the reason, in characters. */
export const untilMuted = ({ until, reason }: Mute, longest = 200): string => `until ${when(until)}${reason === "" || longest === 0 ? "" : `, because ${phrase(reason, longest)}`}`;
