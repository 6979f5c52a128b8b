import type { SweepDeliveries } from "../../ports/sweep-deliveries.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import { ciProviders } from "./registry.ts";

type Options = { connections: readonly Connection[]; sleep: (milliseconds: number) => Promise<void> };

/** Asks each connection that can to send again what it could not deliver. */
export const createSweep = ({ connections, sleep }: Options): SweepDeliveries => ({
  connections: connections.filter((each) => ciProviders[each.provider]?.redeliverMissed !== undefined).map(({ name }) => name),
  redeliverMissed: async (name, now) => {
    const connection = connections.find((each) => each.name === name);
    const provider = connection === undefined ? undefined : ciProviders[connection.provider];
    if (connection === undefined || provider?.redeliverMissed === undefined) return { kind: "swept", redelivered: 0 };
    return provider.redeliverMissed(createCiApi({ connection, provider, sleep }), now);
  },
});
