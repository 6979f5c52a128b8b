// https://www.jetbrains.com/help/teamcity/rest/buildapi.html#getBuild
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { teamcity } from "../teamcity.ts";

const fields = "id,buildTypeId,status,state,branchName,webUrl,finishDate,canceledInfo(timestamp),buildType(id,name),revisions(revision(version,vcsBranchName))";
const buildSchema = z.looseObject({ id: z.number().int(), buildTypeId: z.string(), state: z.string(), canceledInfo: z.unknown().optional() });

/** The same object that a delivery holds. */
export const findTeamcityRun: RunFinder = async (api, { runId }) => {
  const answer = await api.json(`/app/rest/builds/id:${encodeURIComponent(runId)}?fields=${fields}`, buildSchema, { headers: { accept: "application/json" } });
  if (answer.kind === "unavailable") return answer;
  const { canceledInfo, ...payload } = answer.value;
  return asDelivered(teamcity, { body: { eventType: canceledInfo ? "BUILD_INTERRUPTED" : "BUILD_FINISHED", payload }, underWay: payload.state !== "finished" });
};
