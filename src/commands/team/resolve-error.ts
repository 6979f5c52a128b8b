import { answerById } from "../../catalog/answer-by-id.ts";
import type { LookUp } from "../../catalog/look-up.ts";
import type { FlagState } from "../../recurrence/flag-state.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { openFlags } from "../../recurrence/open-flags.ts";
import { openIdsOf } from "../open-ids.ts";
import { safelyQuoted } from "../safely-quoted.ts";
import type { TeamPorts } from "./team-ports.ts";

export type Unresolved =
  /** Several errors are called that: their ids. */
  | { kind: "which-error"; choices: string[] }
  | { kind: "unknown-error"; query: string; hidden: boolean; suggestions: string[] }
  /** None of the errors called that has what was to be ended. */
  | { kind: "none-of-them"; errorIds: string[] };

export type Resolved = { kind: "error"; errorId: string } | Unresolved;

/** The ids of the errors that were meant: whatever an occurrence may be stored under. */
type Candidates = { certain: string | undefined; all: string[]; lookUp: LookUp };

/** The error that is called so. Of several, the one that the team has a flag of, else the one that it met. */
export const resolveError = async (ports: TeamPorts, team: string, typed: string): Promise<Resolved> => {
  const { store, clock } = ports;
  const { certain, all, lookUp } = candidatesOf(ports, typed);
  if (certain !== undefined) return { kind: "error", errorId: certain };
  if (all.length === 0) return unknown(ports, lookUp);
  const flagged = new Set(openFlags(await store.listFlags(team), clock()).map((flag) => flag.errorId));
  const ofFlags = all.filter((id) => flagged.has(id));
  if (ofFlags.length > 0) return chosen(ofFlags);
  const met = await Promise.all(all.map((errorId) => isMet(ports, team, errorId)));
  const ofOccurrences = all.filter((_, at) => met[at]);
  return chosen(ofOccurrences.length > 0 ? ofOccurrences : lookUp.answers.map((answer) => answer.id));
};

/** The error that is called so, among those whose state is wanted: of snoozed ones, say. */
export const resolveAmong = async (ports: TeamPorts, team: string, typed: string, isWanted: (state: FlagState) => boolean): Promise<Resolved> => {
  const { certain, all, lookUp } = candidatesOf(ports, typed);
  const errorIds = certain === undefined ? all : [certain];
  if (errorIds.length === 0) return unknown(ports, lookUp);
  const flags = await ports.store.listFlags(team);
  const wanted = errorIds.filter((id) => flags.some(({ errorId, state }) => errorId === id && isWanted(state)));
  return wanted.length > 0 ? chosen(wanted) : { kind: "none-of-them", errorIds };
};

const chosen = (errorIds: string[]): Resolved => {
  const [first, ...others] = errorIds;
  return first !== undefined && others.length === 0 ? { kind: "error", errorId: first } : { kind: "which-error", choices: errorIds };
};

const unknown = async (ports: TeamPorts, lookUp: LookUp): Promise<Unresolved> => ({
  kind: "unknown-error",
  ...(await safelyQuoted(ports, lookUp.query)),
  suggestions: lookUp.suggestions.map((answer) => answer.id),
});

const candidatesOf = ({ find }: TeamPorts, typed: string): Candidates => {
  const asked = typed.replaceAll("`", "").trim();
  const lookUp = find(asked);
  const ids = lookUp.answers.map((answer) => answer.id);
  const byCode = lookUp.answers.filter((answer) => answer.code?.toLowerCase() === asked.toLowerCase());
  const [only] = byCode.length === 1 ? byCode : [];
  const certain = answerById(asked)?.id ?? only?.id;
  return { certain, all: [...new Set([...ids, ...openIdsOf(asked, lookUp)])], lookUp };
};

const isMet = async ({ store, clock }: TeamPorts, team: string, errorId: string): Promise<boolean> => {
  const now = clock();
  const range = { from: new Date(now.getTime() - occurrenceDays * 86_400_000).toISOString(), until: new Date(now.getTime() + 1).toISOString() };
  return (await store.listOccurrencesFrom("last", { team, errorId, ...range, limit: 1 })).length > 0;
};
