import { changeFlag } from "./change-flag.ts";
import { claimLevels } from "./claim-levels.ts";
import type { Claim } from "./flag-state.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Happening } from "./happening.ts";
import { hasName } from "./has-name.ts";
import { noteOrganization } from "./organization-hits.ts";
import { showLapse } from "./show-lapse.ts";
import { tellFlag } from "./tell-flag.ts";

/**
 * Raises what an occurrence reaches, once a level and episode, and tells the team. May be repeated: a redelivery, or the
 * next occurrence of the episode, tells what a crash, a snooze or a mute left untold. What is read does not grow with
 * the history. Throws UnavailableError and MessageHeldError as posting does.
 */
export const raiseFlags = async (ports: FlagPorts, met: Happening): Promise<void> => {
  const { store, clock } = ports;
  const profile = await store.findTeam(met.team);
  if (profile === undefined) return;
  const { thresholds } = profile;
  await noteOrganization(store, met);

  let touched: Claim[] = [];
  const state = await changeFlag(store, met, async (before) => {
    const claimed = await claimLevels(store, met, before, { thresholds, now: clock() });
    ({ touched } = claimed);
    for (const claim of claimed.touched) if (hasName(before.lapsed ?? [], claim)) await showLapse(ports, met, { claim, hasLapsed: false, about: null });
    return claimed.state;
  });
  await tellFlag(ports, met, { state, touched, thresholds });
};
