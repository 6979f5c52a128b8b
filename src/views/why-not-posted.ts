import { phrase } from "./text.ts";

/** Why nothing could be posted in a channel, and what to do. */
export const whyNotPosted = (reason: string): string => {
  switch (reason) {
    case "not_in_channel":
    case "channel_not_found":
      return "*This app is not in this channel.* Invite it: type `/invite` and its name.";
    case "is_archived":
      return "The channel is archived. Unarchive it, or use another one.";
    case "restricted_action":
    case "restricted_action_read_only_channel":
    case "restricted_action_thread_only_channel":
      return "The workspace's settings let this app post nothing here. An owner of the workspace can change that.";
    case "ratelimited":
      return "Slack asks to wait: too much was posted here just now. Try again in a minute.";
    case "no_answer":
      return "Slack did not answer in time, so it may have been posted all the same.";
    case "invalid_auth":
    case "token_revoked":
    case "account_inactive":
    case "not_authed":
      return "Slack does not know this app's token any more. Tell whoever runs this app.";
    default:
      return `Slack said \`${phrase(reason, 60).replaceAll("`", "'")}\`.`;
  }
};
