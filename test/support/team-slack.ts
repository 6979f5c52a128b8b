import { noFlag, type Claim } from "../../src/recurrence/flag-state.ts";
import { alice, allText, startSignedSlack } from "./signed-slack.ts";

const now = Date.now();

/** ISO 8601, UTC. */
export const iso = (daysFromNow: number): string => new Date(now + daysFromNow * 86_400_000).toISOString();
export const date = (daysFromNow: number): string => iso(daysFromNow).slice(0, 10);

/** The answering function with channels that are teams, in Paris. */
export const startTeamSlack = async () => {
  const slack = await startSignedSlack({ TIME_ZONE: "Europe/Paris" });
  const { store, command } = slack;
  let made = 0;
  /** A channel that nothing was done in yet. */
  const aChannel = (): string => `C1${String((made += 1)).padStart(8, "0")}`;
  const aTeam = async (): Promise<string> => {
    const team = aChannel();
    await store.joinTeam(team);
    return team;
  };
  const flagged = async (team: string, errorId: string, level: Claim["level"] = "notice"): Promise<void> => {
    const claims: Claim[] = [{ ladder: "throttling", level, episode: iso(-0.1), through: iso(0), raisedAt: iso(-0.1), told: true }];
    await store.changeFlag({ team, errorId }, { ...noFlag, claims });
  };
  const text = async (typed: string, channel: string, user = alice): Promise<string> => allText(await command(typed, { channel, user }));
  return { ...slack, aChannel, aTeam, flagged, text };
};
