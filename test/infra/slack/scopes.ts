/**
 * The scopes of which Slack wants one in each kind of channel that the app is in, by Web API method; none: any token will do.
 * From each method's page: https://docs.slack.dev/reference/methods
 */
export const scopesOfMethod: Record<string, readonly string[]> = {
  "auth.test": [],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "users.conversations": ["channels:read", "groups:read"],
  "files.info": ["files:read"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.delete": ["files:write"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};

/** The scope without which Slack does not send an event. https://docs.slack.dev/reference/events */
export const scopeOfEvent: Record<string, string | null> = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  app_uninstalled: null,
  tokens_revoked: null,
  channel_archive: "channels:read",
  channel_deleted: "channels:read",
  channel_left: "channels:read",
  channel_rename: "channels:read",
  channel_shared: "channels:read",
  channel_unarchive: "channels:read",
  channel_unshared: "channels:read",
  group_archive: "groups:read",
  group_deleted: "groups:read",
  group_left: "groups:read",
  group_rename: "groups:read",
  group_unarchive: "groups:read",
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
};

/** What the base manifest does without. */
export const isWithheld = (scope: string): boolean => scope.endsWith(":history") || scope.startsWith("files:");
