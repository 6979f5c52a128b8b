import type { Allowance } from "../../linking/allowance.ts";
import { requestDays, type LinkRequest } from "../../linking/link-request.ts";
import type { Clock } from "../../ports/clock.ts";
import type { LinkingStore } from "../../ports/linking-store.ts";
import { memoryKey } from "./memory-key.ts";

export const createLinkingStore = (clock: Clock): LinkingStore => {
  const allowances = new Map<string, Allowance>();
  const requests = new Map<string, LinkRequest>();
  const find = (id: string): LinkRequest | undefined => {
    const request = requests.get(id);
    return request !== undefined && clock().getTime() - Date.parse(request.askedAt) < requestDays * 86_400_000 ? request : undefined;
  };
  return {
    listAllowances: async () => [...allowances.values()],
    putAllowance: async (allowance) => {
      allowances.set(memoryKey(allowance.connection, allowance.projects), allowance);
    },
    removeAllowance: async ({ connection, projects }) => {
      allowances.delete(memoryKey(connection, projects));
    },
    findLinkRequest: async (id) => find(id),
    changeLinkRequest: async (request) => {
      if ((find(request.id)?.revision ?? 0) !== request.revision) return "conflict";
      requests.set(request.id, { ...request, revision: request.revision + 1 });
      return "changed";
    },
  };
};
