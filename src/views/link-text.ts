import type { Link } from "../pipelines/link.ts";
import { code, phrase } from "./text.ts";

/** Its project, connection, branches and workflows, and what is posted of it; mrkdwn. */
export const linkText = ({ connection, projects, branches, workflows, post }: Omit<Link, "team">): string =>
  [
    `${code(projects, 150)} of ${phrase(connection, 63)}`,
    branches.length === 0 ? "" : `branches ${code(branches.join(", "), 250)}`,
    workflows.length === 0 ? "" : `workflows ${code(workflows.join(", "), 250)}`,
    post === "all" ? "" : post === "never" ? "counted, never posted" : "posted of the default branch only",
  ]
    .filter(Boolean)
    .join("; ");

/** A channel as Slack shows it to whoever may see it. */
export const channelText = (id: string): string => (/^[CG][A-Z0-9]{2,20}$/.test(id) ? `<#${id}>` : phrase(id, 40));
