import type { HomeView } from "@slack/types";

/** The Home tab of one person. */
export type HomeTabs = {
  /** Throws UnavailableError. */
  publish(user: string, view: HomeView): Promise<void>;
};
