import type { ProjectStore } from "../ports/project-store.ts";
import { admits, type Link } from "./link.ts";
import { endOf, type GreenRun } from "./open-failure.ts";
import type { Place } from "./place.ts";
import type { Project } from "./project.ts";
import { settleFailure } from "./settle-failure.ts";
import type { TellPorts } from "./tell-ports.ts";

export type RecoveryPorts = TellPorts & {
  store: TellPorts["store"] & ProjectStore;
  /** The link of a project that nobody linked, where there is a default channel for it. */
  defaultLink: (project: Project) => Link | undefined;
};

/** `recovered`: what had failed there, by error. */
export type Recovery = { kind: "unlinked" } | { kind: "not-admitted" } | { kind: "recovered"; errorIds: string[] };

/** A run that passed ends what failed before it in its workflow and branch, and the messages say so. It may be repeated. */
export const recordRecovery = async (ports: RecoveryPorts, place: Place, green: GreenRun): Promise<Recovery> => {
  const { store } = ports;
  const link = (await store.linkOf(place.project)) ?? ports.defaultLink(place.project);
  if (link === undefined) return { kind: "unlinked" };
  if (!admits(link, place)) return { kind: "not-admitted" };
  await store.putGreen(place, green);
  // Also where a later one is known by now: this one may have ended something before it died.
  const ended = (await store.listOpenFailures(place)).filter((open) => endOf(open, green)?.at === green.at);
  for (const open of ended) await settleFailure(ports, open);
  return { kind: "recovered", errorIds: ended.map((open) => open.errorId) };
};
