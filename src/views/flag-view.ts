import { counted, escaped } from "./text.ts";
import type { Flag } from "../recurrence/flag.ts";
import { section } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import type { SlackMessage } from "./slack-message.ts";

export const flagView = (flag: Flag): SlackMessage => {
  const text = `${escaped(errorName(flag.errorId))} ${counted(flag.week.count, "time")}`;
  return { text, blocks: [section(text)] };
};
