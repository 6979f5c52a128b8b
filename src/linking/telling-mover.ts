import { movedView } from "../views/moved-view.ts";
import type { Move } from "./move-team.ts";
import { tellPerson, type TellPersonPorts } from "./tell-person.ts";

/** With growing pauses these take a minute: who asked for it waits to see it. */
const patientTries = 6;

/** Does a move. It is not given up, for a part of it may be done; where it keeps failing, whoever asked is told that it is still being tried. */
export const tellingMover = async (ports: TellPersonPorts & { command: string }, move: Move, received: number, does: () => Promise<void>): Promise<void> => {
  try {
    return await does();
  } catch (error) {
    if (received >= patientTries) await tellLate(ports, move);
    throw error;
  }
};

/** Once, however often it fails; what it fails for may keep this from them, too, and then it is told at a later try. */
const tellLate = async (ports: TellPersonPorts & { command: string }, { from, to, by, correlationId }: Move): Promise<void> => {
  try {
    await tellPerson(ports, { user: by, channel: from, about: `move late ${correlationId}`, message: movedView({ kind: "late", from, to }, { command: ports.command }) });
  } catch (fault) {
    ports.log("mover-not-told", { from, error: fault instanceof Error ? fault.name : "unknown" }, "warn");
  }
};
