import { notChecked, ok, toDo, type Check } from "./check.ts";
import { furtherScopes, neededScopes } from "./slack-scopes.ts";

/** Who the bot's token makes it. `scopes` is null where Slack does not say. */
export type SlackIdentity = { kind: "known"; workspace: string; bot: string; scopes: readonly string[] | null } | { kind: "unknown"; reason: string };

/** Whether the bot may post in a channel. */
export type Membership = { kind: "member" | "not-member" | "archived" } | { kind: "unknown"; reason: string };

export const checkSlack = (identity: SlackIdentity): Check[] => {
  if (identity.kind === "unknown") {
    const mend = tokenFaults.has(identity.reason)
      ? "Install the app again (api.slack.com/apps, Install App), and set SLACK_BOT_TOKEN to the bot's token; it begins with xoxb-."
      : "Look whether SLACK_API_URL is right, and whether this machine reaches it.";
    return [toDo("slack", "token", `Slack answered ${identity.reason}`, mend)];
  }
  const { workspace, bot, scopes } = identity;
  return [ok("slack", "token", `${bot} in ${workspace}`), ...checkScopes(scopes)];
};

const tokenFaults = new Set(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"]);

const checkScopes = (scopes: readonly string[] | null): Check[] => {
  if (scopes === null) return [notChecked("slack", "scopes", "Slack does not say which the token has")];
  const lacking = (of: Readonly<Record<string, string>>) => Object.entries(of).filter(([scope]) => !scopes.includes(scope));
  const missing = lacking(neededScopes).map(([scope, without]) =>
    toDo("slack", `scope ${scope}`, `missing: ${without}`, "Add it under OAuth & Permissions, or paste infra/slack-manifest.yml anew, and install the app again."),
  );
  const further = lacking(furtherScopes);
  if (missing.length > 0) return missing;
  if (further.length === 0) return [ok("slack", "scopes", "all that it can use")];
  return [ok("slack", "scopes", `all that it needs. Without ${further.map(([scope, without]) => `${scope} ${without}`).join("; without ")}`)];
};

/** `why`: what the channel is there for, as in "linked". */
export const checkChannel = (channel: string, why: string, membership: Membership): Check => {
  const subject = `channel ${channel}`;
  switch (membership.kind) {
    case "member":
      return ok("slack", subject, `${why}; the bot is in it`);
    case "not-member":
      return toDo("slack", subject, `${why}, and the bot is not in it`, "Type /invite and the bot's name in the channel.");
    case "archived":
      return toDo("slack", subject, `${why}, and it is archived`, "Move what belongs to it (/coveo-error move), or unlink it.");
    case "unknown":
      return membership.reason === "channel_not_found"
        ? toDo("slack", subject, `${why}, and Slack does not show it to the bot`, "If it is private, invite the bot there; else check the id.")
        : notChecked("slack", subject, `${why}; Slack answered ${membership.reason}`);
  }
};
