import { UnavailableError } from "../../errors.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import { announcementView } from "../../views/announcement-view.ts";
import type { Announced } from "./team-answer.ts";
import type { TeamChange } from "./team-change.ts";
import type { Asker, TeamPorts } from "./team-ports.ts";

/** Tells the channel of a change, with who, old and new. Whoever made the change learns where that fails; the change stays. */
export const announce = async ({ messenger, clock, log }: Pick<TeamPorts, "messenger" | "clock" | "log">, change: TeamChange, { channel, user }: Asker): Promise<Announced> => {
  const key = await digestOf("announcement", channel, user, clock().toISOString(), JSON.stringify(change));
  try {
    const sent = await messenger.send({ channel, message: announcementView(change, { by: user }), key });
    switch (sent.kind) {
      case "posted":
        return { kind: "announced" };
      case "refused":
        return { kind: "not-announced", reason: sent.reason };
      case "wait":
        return { kind: "not-announced", reason: "ratelimited" };
    }
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    log("change-not-announced", { channel, of: change.of, reason: error.message });
    return { kind: "not-announced", reason: "no_answer" };
  }
};
