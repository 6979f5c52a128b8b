import { matchesProject } from "../../pipelines/glob.ts";
import { safeName } from "../../pipelines/safe-name.ts";
import { changeFlag } from "../../recurrence/change-flag.ts";
import type { FlagState, Mute, Snooze } from "../../recurrence/flag-state.ts";
import { whyNotSilenced } from "../../views/why-not-silenced.ts";
import type { TeamCommand } from "../command.ts";
import { resolveEnd } from "../arguments/resolve-end.ts";
import { safelyQuoted } from "../safely-quoted.ts";
import { resolveAmong, resolveError } from "./resolve-error.ts";
import { snoozeUntilWorse } from "./snooze-until-worse.ts";
import { splitSubject } from "./split-subject.ts";
import type { TeamAnswer } from "./team-answer.ts";
import type { Asker, TeamPorts } from "./team-ports.ts";

type Of<K extends TeamCommand["kind"]> = Extract<TeamCommand, { kind: K }>;
type In = Asker & { zone: string };

export const snooze = async (ports: TeamPorts, command: Of<"snooze">, { channel: team, user, zone }: In): Promise<TeamAnswer> => {
  const found = await resolveError(ports, team, command.error);
  if (found.kind !== "error") return found;
  const { errorId } = found;
  const now = ports.clock();
  let set: Snooze | null = null;
  if (command.end.kind === "worse") {
    await changeFlag(ports.store, { team, errorId }, (state) => {
      set = snoozeUntilWorse({ errorId, state }, { now, by: user });
      return set === null ? state : { ...state, snooze: set };
    });
    if (set === null) return { kind: "refused", verb: "snooze", problem: whyNotSilenced.noFlag(errorId) };
    return { kind: "snoozed", errorId, snooze: set };
  }
  const end = resolveEnd(command.end, { now, zone });
  if ("problem" in end) return { kind: "refused", verb: "snooze", problem: end.problem };
  const snooze = { until: end.until, unlessWorseThan: null, by: user, at: now.toISOString() };
  await changeFlag(ports.store, { team, errorId }, (state) => ({ ...state, snooze }));
  return { kind: "snoozed", errorId, snooze };
};

export const unsnooze = async (ports: TeamPorts, command: Of<"unsnooze">, { channel: team }: In): Promise<TeamAnswer> => {
  const now = ports.clock().toISOString();
  const found = await resolveAmong(ports, team, command.error, ({ snooze }) => snooze !== null && snooze.until > now);
  if (found.kind !== "error") return found;
  const { errorId } = found;
  let was: Snooze | null = null;
  await changeFlag(ports.store, { team, errorId }, (state) => {
    was = state.snooze;
    return was === null ? state : { ...state, snooze: null };
  });
  return was === null ? { kind: "none-of-them", errorIds: [errorId] } : { kind: "unsnoozed", errorId, was };
};

/** Of one error: each is a project's or a pattern's. */
const mostMutes = 20;
/** In characters. */
const longestReason = 200;

export const mute = async (ports: TeamPorts, command: Of<"mute">, { channel: team, user, zone }: In): Promise<TeamAnswer> => {
  // As they are told: what was typed holds no secret either.
  const projects = await Promise.all((await ports.store.listProjects(team)).map(({ name }) => safeName(ports.redact, name)));
  const { error, project } = splitSubject(command.subject, { find: ports.find, projects });
  const found = await resolveError(ports, team, error);
  if (found.kind !== "error") return found;
  const { errorId } = found;
  const now = ports.clock();
  const end = resolveEnd(command.end, { now, zone });
  if ("problem" in end) return { kind: "refused", verb: "mute", problem: end.problem };
  // Cut after the secrets are out: half a secret is not recognised.
  const { query, hidden } = await safelyQuoted(ports, command.reason);
  const mute = { project, until: end.until, reason: query.slice(0, longestReason), by: user, at: now.toISOString() };
  let was: Mute[] = [];
  const { mutes } = await changeFlag(ports.store, { team, errorId }, (state) => {
    was = inForce(state, now).filter((each) => each.project === project);
    const others = inForce(state, now).filter((each) => each.project !== project);
    return others.length < mostMutes ? { ...state, mutes: [...others, mute] } : state;
  });
  if (!mutes.includes(mute)) return { kind: "refused", verb: "mute", problem: whyNotSilenced.tooMany(mostMutes) };
  return { kind: "muted-error", errorId, mute, was, announced: null, known: project === null || projects.some((name) => matchesProject([project], name)), hidden };
};

export const unmute = async (ports: TeamPorts, command: Of<"unmute">, { channel: team }: In): Promise<TeamAnswer> => {
  const now = ports.clock();
  const flags = await ports.store.listFlags(team);
  const projects = flags.flatMap(({ state }) => state.mutes.flatMap(({ project }) => project ?? []));
  const { error, project } = splitSubject(command.subject, { find: ports.find, projects });
  const isMeant = (each: Mute): boolean => project === null || each.project === project;
  const found = await resolveAmong(ports, team, error, (state) => inForce(state, now).some(isMeant));
  if (found.kind !== "error") return found;
  const { errorId } = found;
  let were: Mute[] = [];
  await changeFlag(ports.store, { team, errorId }, (state) => {
    were = inForce(state, now).filter(isMeant);
    return were.length === 0 ? state : { ...state, mutes: inForce(state, now).filter((each) => !isMeant(each)) };
  });
  return were.length === 0 ? { kind: "none-of-them", errorIds: [errorId] } : { kind: "unmuted", errorId, were, announced: null };
};

/** What is silent here, what ends first going first. */
export const listSilenced = async ({ store, clock }: TeamPorts, { channel: team }: In): Promise<TeamAnswer> => {
  const now = clock();
  const flags = await store.listFlags(team);
  return {
    kind: "silenced",
    mutes: flags
      .flatMap(({ errorId, state }) => inForce(state, now).map((mute) => ({ errorId, mute })))
      .toSorted((a, b) => a.mute.until.localeCompare(b.mute.until)),
    snoozes: flags
      .flatMap(({ errorId, state: { snooze } }) => (snooze !== null && snooze.until > now.toISOString() ? [{ errorId, snooze }] : []))
      .toSorted((a, b) => a.snooze.until.localeCompare(b.snooze.until)),
  };
};

const inForce = ({ mutes }: FlagState, now: Date): Mute[] => mutes.filter(({ until }) => until > now.toISOString());
