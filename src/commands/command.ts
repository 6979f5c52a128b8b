import type { LadderName } from "../recurrence/ladder-name.ts";
import type { End } from "./arguments/parse-end.ts";
import type { LinkCommand } from "./linking/link-command.ts";
import type { Weekday } from "./arguments/weekday.ts";

/** What a person asked of the bot. */
export type Command =
  /** `verb`: of this verb alone. */
  | { kind: "help"; verb: string | null }
  /** An error, or the address of a run. `hint`: what was typed was nearly another command. */
  | { kind: "ask"; text: string; hint?: Hint }
  | { kind: "look-up"; query: string }
  | { kind: "stats"; days: number }
  /** Post a marked sample, to see that the bot may post here. */
  | { kind: "test" }
  /** About the projects that the channel hears of. */
  | { kind: "links"; command: LinkCommand }
  | TeamCommand;

/** What only a channel that is a team can be asked. `error` is as it was typed. */
export type TeamCommand =
  | { kind: "snooze"; error: string; end: End | { kind: "worse" } }
  | { kind: "unsnooze"; error: string }
  /** `subject`: the error, and perhaps a project after it. */
  | { kind: "mute"; subject: string; end: End; reason: string }
  | { kind: "unmute"; subject: string }
  | { kind: "muted" }
  | { kind: "digest" }
  | { kind: "digest-switch"; on: boolean }
  /** What is null stays as it is. */
  | { kind: "digest-schedule"; weekday: Weekday; time: string | null; zone: string | null }
  | { kind: "digest-default" }
  | { kind: "thresholds" }
  | { kind: "threshold"; ladder: LadderName; notice: number; warning: number | null }
  /** Of one ladder, or of all. */
  | { kind: "threshold-default"; ladder: LadderName | null }
  | { kind: "watching" }
  | { kind: "watch"; on: boolean }
  | { kind: "join" }
  | { kind: "leave" };

/** `problem` is a sentence: why what was typed is not this verb's. */
export type Hint = { verb: string; problem: string };
