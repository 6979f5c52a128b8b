import type { ProjectStore } from "../ports/project-store.ts";
import { githubSample } from "./samples/github-sample.ts";

/** #general of the emulated Slack. */
export const sampleChannel = "C000000001";

/** Links the sample's repository to a channel, as GitHub has it and as it is reported; said again, it changes nothing. */
export const seed = async (store: ProjectStore): Promise<void> => {
  const links = await store.listLinks();
  for (const connection of ["github", "report"]) {
    if (links.some((link) => link.connection === connection && link.projects === githubSample.repository)) continue;
    await store.putLink({ connection, projects: githubSample.repository, team: sampleChannel, branches: [], workflows: [], post: "all" });
  }
};
