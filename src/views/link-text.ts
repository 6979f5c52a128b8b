import type { Link } from "../pipelines/link.ts";
import { phrase } from "./text.ts";

/** `acme/* of report; branches main; posted: default-branch`, mrkdwn. */
export const linkText = ({ connection, projects, branches, workflows, post }: Omit<Link, "team">): string =>
  [
    `*${phrase(projects, 150)}* of ${phrase(connection, 63)}`,
    branches.length === 0 ? "" : `branches ${phrase(branches.join(", "), 250)}`,
    workflows.length === 0 ? "" : `workflows ${phrase(workflows.join(", "), 250)}`,
    post === "all" ? "" : post === "never" ? "counted, never posted" : "posted of the default branch only",
  ]
    .filter(Boolean)
    .join("; ");

/** A channel as Slack shows it to whoever may see it. */
export const channelText = (id: string): string => (/^[CG][A-Z0-9]{2,20}$/.test(id) ? `<#${id}>` : phrase(id, 40));
