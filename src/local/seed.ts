import type { ProjectStore } from "../ports.ts";
import { githubSample } from "./samples/github-sample.ts";

/** #general of the emulated Slack. */
export const sampleChannel = "C000000001";

/** Links the sample's repository to a channel; said again, it changes nothing. */
export const seed = async (store: ProjectStore): Promise<void> => {
  const { repository } = githubSample;
  if ((await store.teamOf({ connection: "github", key: repository, name: repository })) !== undefined) return;
  await store.linkProject({ connection: "github", key: repository, name: repository }, sampleChannel);
};
