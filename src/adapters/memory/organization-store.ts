import type { Clock } from "../../ports/clock.ts";
import type { OrganizationStore } from "../../ports/organization-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { memoryKey } from "./memory-key.ts";

export const createOrganizationStore = (clock: Clock): OrganizationStore => {
  const hits = new Map<string, Set<string>>();
  return {
    noteHit: async ({ organization, errorId, day, team }) => {
      const key = memoryKey(organization, errorId, day);
      hits.set(key, (hits.get(key) ?? new Set<string>()).add(team));
    },
    countTeams: async ({ organization, errorId, day }) => {
      const expired = Date.parse(`${day}T00:00:00Z`) + occurrenceDays * 86_400_000 <= clock().getTime();
      return expired ? 0 : (hits.get(memoryKey(organization, errorId, day))?.size ?? 0);
    },
  };
};
