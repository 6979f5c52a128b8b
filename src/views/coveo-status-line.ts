import type { CoveoStatus } from "../ports/status-page.ts";
import { link, phrase } from "./text.ts";

/** Whether it is Coveo, as Coveo's status page has it. mrkdwn. */
export const coveoStatusLine = (status: CoveoStatus): string => {
  const page = link(status.page, "Coveo's status page");
  switch (status.kind) {
    case "incidents":
      return `*Coveo has an open incident*: ${status.incidents.map(({ name, impact, url }) => `${link(url, name)}${impact === "none" ? "" : ` (impact: ${phrase(impact, 20)})`}`).join(", ")}. It may be the cause; ${page} has the latest.`;
    case "quiet":
      return `${page} tells of no open incident just now.`;
    case "unknown":
      return `Whether Coveo has an incident: see ${page}.`;
  }
};
