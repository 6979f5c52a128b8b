import type { ProjectStore } from "../ports.ts";
import { githubSample } from "./samples/github-sample.ts";

/** #general of the emulated Slack. */
export const sampleChannel = "C000000001";

/** Links the sample's repository to a channel; said again, it changes nothing. */
export const seed = async (store: ProjectStore): Promise<void> => {
  const links = await store.listLinks();
  if (links.some((link) => link.projects === githubSample.repository)) return;
  await store.putLink({ connection: "github", projects: githubSample.repository, team: sampleChannel, branches: [], workflows: [], post: "all" });
};
