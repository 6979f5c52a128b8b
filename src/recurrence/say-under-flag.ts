import { postOnce } from "../posting/post-once.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { FlagPorts } from "./flag-ports.ts";

/** Says in a flag's thread what its message would say, where the app may not read that message and so cannot change it (the base manifest); once for each `about`. */
export const sayUnderFlag = async (ports: FlagPorts, { team, threadTs, about }: { team: string; threadTs: string; about: string }, message: SlackMessage): Promise<boolean> =>
  (await postOnce(ports, { kind: "told", channel: team, about: `flag ${threadTs} ${about}` }, { threadTs, message: () => message })).kind === "posted";
