import { postOnce } from "../posting/post-once.ts";
import { flagView } from "../views/flag-view.ts";
import { buildFlag } from "./build-flag.ts";
import { changeFlag } from "./change-flag.ts";
import { nameOf } from "./claim-levels.ts";
import type { Claim, FlagState } from "./flag-state.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Happening } from "./happening.ts";
import { hasName } from "./has-name.ts";
import { isMuted } from "./is-muted.ts";
import { isSnoozed } from "./is-snoozed.ts";
import { ladderNames } from "./ladder-name.ts";
import { isWorse, levels } from "./level.ts";
import { occurrenceDays, type Occurrence } from "./occurrence.ts";
import { sharedOrganization } from "./organization-hits.ts";
import { iso } from "./read-around.ts";
import { dayLength } from "./reached.ts";
import { showLapse } from "./show-lapse.ts";
import type { Thresholds } from "./team-profile.ts";

type Raised = { state: FlagState; touched: readonly Claim[]; thresholds: Thresholds };

/** Tells what of the claims was not told: one message for the worst, which covers what was claimed with it. A claim that is snoozed or muted stays untold. */
export const tellFlag = async (ports: FlagPorts, met: Happening, { state, touched, thresholds }: Raised): Promise<void> => {
  const now = ports.clock();
  let untold = touched.filter(({ told }) => !told).toSorted(worstFirst);
  if (untold.length === 0 || isSnoozed(state.snooze, touched, now)) return;
  const occurrences = await readLately(ports, met);
  if (isAllMuted(state, occurrences, now)) return;

  for (let [worst, ...others] = untold; worst !== undefined; [worst, ...others] = untold) {
    let isNew = false;
    const { team, errorId } = met;
    const { level, episode, ladder } = worst;
    const claims = [worst, ...others] as const;
    const posted = await postOnce(ports, { kind: "flag", team, errorId, level, episode, ladder }, {
      message: async () => {
        isNew = true;
        const organization = await sharedOrganization(ports.store, errorId, occurrences.list);
        return flagView(buildFlag({ errorId, claims, occurrences: occurrences.list, readFrom: occurrences.readFrom, organization, thresholds, now }));
      },
    });
    // The team may mend what Slack refuses (invite the bot, say): the next occurrence tries again.
    if (posted.kind === "refused") return;
    // A message that an earlier try posted knew nothing of what was claimed since.
    const told = new Set(claims.filter((each) => isNew || isCovered(each, claims[0])).map(nameOf));
    const { lapsed = [] } = await changeFlag(ports.store, met, markTold(told));
    // It may have gone down while it was told, before there was a message to say so.
    if (hasName(lapsed, worst)) await showLapse(ports, met, { claim: worst, hasLapsed: true, about: null });
    untold = untold.filter((each) => !told.has(nameOf(each)));
  }
};

const worstFirst = (a: Claim, b: Claim): number =>
  levels.indexOf(b.level) - levels.indexOf(a.level) || ladderNames.indexOf(a.ladder) - ladderNames.indexOf(b.ladder) || b.episode.localeCompare(a.episode);

/** Whether the message of the worst of several claims says a claim too: it was made with it, or is a milder level of the same. */
const isCovered = (claim: Claim, worst: Claim): boolean =>
  nameOf(claim) === nameOf(worst) || (claim.raisedAt === worst.raisedAt && claim.episode === worst.episode) || (claim.ladder === worst.ladder && isWorse(worst.level, claim.level));

const markTold =
  (told: ReadonlySet<string>) =>
  (state: FlagState): FlagState => {
    const isMarked = (claim: Claim): boolean => !claim.told && told.has(nameOf(claim));
    return state.claims.some(isMarked) ? { ...state, claims: state.claims.map((each) => (isMarked(each) ? { ...each, told: true } : each)) } : state;
  };

/** Muted as a whole, or each of the projects behind it is. */
const isAllMuted = (state: FlagState, { list }: { list: readonly Occurrence[] }, now: Date): boolean => {
  if (state.mutes.some(({ project, until }) => project === null && until > now.toISOString())) return true;
  const since = Date.parse(list.at(-1)?.occurredAt ?? "") - 7 * dayLength;
  const projects = list.flatMap((each) => (each.source === "pipeline" && Date.parse(each.occurredAt) > since ? [each.project.name] : []));
  return projects.length > 0 && projects.every((name) => isMuted(state, name, now) !== undefined);
};

/** The latest of some weeks: no more than a message can tell of, however many there are. */
const readLately = async ({ store }: FlagPorts, { team, errorId, occurredAt }: Happening): Promise<{ list: Occurrence[]; readFrom: number }> => {
  const at = Date.parse(occurredAt);
  const from = at - 28 * dayLength;
  const found = await store.listOccurrencesFrom("last", { team, errorId, from: iso(from), until: iso(at + occurrenceDays * dayLength), limit: mostRead });
  const list = found.toReversed();
  return { list, readFrom: list.length < mostRead ? from : Date.parse(list[0]?.occurredAt ?? occurredAt) };
};

const mostRead = 300;
