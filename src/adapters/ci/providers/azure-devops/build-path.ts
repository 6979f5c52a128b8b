// https://learn.microsoft.com/en-us/rest/api/azure/devops/build/builds/get
import * as z from "zod";
import type { RunKey } from "../../../../pipelines/failed-run.ts";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import { isLimited } from "../../connection.ts";
import type { CiApi } from "../../provider.ts";

const buildSchema = z.object({ project: z.object({ name: z.string() }), definition: z.object({ name: z.string() }) });

/** The API's path of a run. It is made of ids, which a limited connection could give of any project: then the build itself must say that it is the named one's. */
export const buildPath = async (api: CiApi, { project, runId }: RunKey): Promise<{ kind: "path"; path: string } | Unavailable> => {
  const guid = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/\d+$/i.exec(project.key)?.[1];
  if (guid === undefined) return { kind: "unavailable", reason: "the delivery did not name the project by its id" };
  const path = `/${guid}/_apis/build/builds/${encodeURIComponent(runId)}`;
  if (!isLimited(api.connection)) return { kind: "path", path };
  const build = await api.json(`${path}?api-version=7.1`, buildSchema);
  if (build.kind === "unavailable") return build;
  const { project: owner, definition } = build.value;
  // An older version of the event names the pipeline alone.
  return [`${owner.name}/${definition.name}`, definition.name].includes(project.name)
    ? { kind: "path", path }
    : { kind: "unavailable", reason: `the build ${runId} is of another pipeline than ${project.name}` };
};
