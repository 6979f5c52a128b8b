// https://www.jetbrains.com/help/teamcity/teamcity-webhooks.html
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf } from "../emulated-run.ts";
import { bearer, localToken } from "../local-token.ts";

const pascal = (name: string): string => name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

export const teamcity: EmulatedProvider = {
  name: "teamcity",
  label: "TeamCity",
  family: "own servers",
  passes: true,
  settings: ({ api }) => ({ TEAMCITY_BASE_URL: "https://teamcity.example", TEAMCITY_API_URL: api, TEAMCITY_TOKEN: localToken("teamcity") }),
  // A build configuration's id: its project's and its own name in one.
  project: (owner, name) => `${pascal(owner)}_${pascal(name)}`,
  delivery: (run, outcome) => {
    const id = teamcity.project(run.owner, run.project);
    const body = {
      eventType: "BUILD_FINISHED",
      payload: {
        id: Number(run.id),
        buildTypeId: id,
        status: outcome === "failed" ? "FAILURE" : "SUCCESS",
        state: "finished",
        branchName: "main",
        webUrl: `https://teamcity.example/buildConfiguration/${id}/${run.id}`,
        finishDate: `${run.at.toISOString().replaceAll(/[-:]|\..*/g, "")}+0000`,
        buildType: { id, name: run.job },
        revisions: { revision: [{ version: commitOf(run), vcsBranchName: "refs/heads/main" }] },
      },
    };
    return { kind: "http", headers: {}, body: JSON.stringify(body) };
  },
  credentials: bearer,
  api: ({ path, query, find }) => {
    const run = path === "/downloadBuildLog.html" && query.get("plain") === "true" ? find(query.get("buildId") ?? undefined) : undefined;
    if (run === undefined) return undefined;
    const time = run.at.toISOString().slice(11, 19);
    const lines = run.lines.map((line) => `[${time}]\t [Step 1/1] ${line}`);
    return { kind: "text", text: [`Build '${run.owner} / ${run.project} / ${run.job}' #${run.id}, default branch 'main'`, ...lines, `[${time}]E:\t [Step 1/1] Process exited with code 1`, `[${time}] : Build finished`, ""].join("\n"), logOf: run.id };
  },
};
