import { matchesProject } from "../../pipelines/glob.ts";
import type { FindRun } from "../../ports/find-run.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import { ownUrlOf } from "./create-receivers.ts";
import { ciProviders } from "./registry.ts";
import { runFinders } from "./run-finders.ts";
import { withScope } from "./with-scope.ts";

type Options = { connections: readonly Connection[]; sleep: (milliseconds: number) => Promise<void> };

/** Asks a run's provider about it, through the connection that its address belongs to and within what that may speak for. */
export const createFindRun = ({ connections, sleep }: Options): FindRun => async ({ connection: name, ...run }) => {
  const connection = connections.find((each) => each.name === name);
  const provider = connection === undefined ? undefined : ciProviders[connection.provider];
  const find = connection === undefined ? undefined : runFinders[connection.provider];
  if (connection === undefined || provider === undefined || find === undefined) return { kind: "cannot-tell" };
  const found = await find(createCiApi({ connection, provider, sleep }), run);
  if (found.kind !== "read") return withScope(provider, found);
  const { reading, underWay } = found;
  if (reading.project === null || !matchesProject(connection.projects, reading.project)) return { kind: "cannot-tell" };
  return { kind: "read", underWay, reading: { ...reading, runUrl: ownUrlOf(connection, reading.runUrl) } };
};
