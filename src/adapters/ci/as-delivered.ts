import type { CiProvider, FoundRun } from "./provider.ts";

type Told = { body: unknown; underWay: boolean; headers?: Record<string, string> };

/** Reads what a provider's API says of a run as the delivery that would say the same. */
export const asDelivered = (provider: Pick<CiProvider, "read">, { body, underWay, headers = {} }: Told): FoundRun => {
  const read = provider.read({ headers: { "content-type": "application/json", ...headers }, body: new TextEncoder().encode(JSON.stringify(body)) });
  return read.kind === "read" ? { ...read, underWay } : { kind: "unavailable", reason: "what its API says of the run is not what was expected" };
};
