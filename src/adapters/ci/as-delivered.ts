import type { CiProvider, FoundRun } from "./provider.ts";

/** Reads what a provider's API says of a run as the delivery that would say the same. */
export const asDelivered = (provider: Pick<CiProvider, "read">, body: unknown, headers: Record<string, string> = {}): FoundRun => {
  const read = provider.read({ headers: { "content-type": "application/json", ...headers }, body: new TextEncoder().encode(JSON.stringify(body)) });
  return read.kind === "read" ? read : { kind: "unavailable", reason: "what its API says of the run is not what was expected" };
};
