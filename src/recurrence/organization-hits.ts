import { answerById } from "../catalog/answer-by-id.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { OrganizationStore } from "../ports/organization-store.ts";
import type { Flag } from "./flag.ts";
import type { Happening } from "./happening.ts";
import type { Occurrence } from "./occurrence.ts";
import { iso } from "./read-around.ts";

type Store = OrganizationStore & Pick<OccurrenceStore, "listOccurrencesFrom">;

/** Notes that a team met a limit of an organization, where the error is one of an organization's and the log showed which. */
export const noteOrganization = async (store: Store, { team, errorId, occurredAt }: Happening): Promise<void> => {
  if (!isOrganizations(errorId)) return;
  const range = { team, errorId, from: occurredAt, until: iso(Date.parse(occurredAt) + 1), limit: mostAtOnce };
  const organizations = new Set((await store.listOccurrencesFrom("first", range)).flatMap((each) => organizationOf(each) ?? []));
  for (const organization of organizations) await store.noteHit({ organization, errorId, day: occurredAt.slice(0, 10), team });
};

/** The organization that the most other teams met the limit of, on a day on which this team did. */
export const sharedOrganization = async (store: Store, errorId: string, occurrences: readonly Occurrence[]): Promise<Flag["organization"]> => {
  if (!isOrganizations(errorId)) return null;
  const hits = occurrences.flatMap((each) => {
    const organization = organizationOf(each);
    return organization === null ? [] : [{ organization, errorId, day: each.occurredAt.slice(0, 10) }];
  });
  const distinct = [...new Map(hits.map((hit) => [JSON.stringify(hit), hit])).values()].slice(-mostAtOnce);
  let shared: Flag["organization"] = null;
  for (const hit of distinct.toReversed()) {
    const otherTeams = (await store.countTeams(hit)) - 1;
    if (shared === null || otherTeams > shared.otherTeams) shared = { name: hit.organization, otherTeams: Math.max(0, otherTeams) };
  }
  return shared;
};

const mostAtOnce = 10;

const isOrganizations = (errorId: string): boolean => ["daily-limit", "quota"].includes(answerById(errorId)?.category ?? "");

const organizationOf = (occurrence: Occurrence): string | null => (occurrence.source === "pipeline" ? occurrence.target.organization : null);
