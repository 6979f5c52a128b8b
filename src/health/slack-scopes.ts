/** What the app asks Slack for. Without a needed one it does not work; without another it does less. */
export const neededScopes: Readonly<Record<string, string>> = {
  "app_mentions:read": "it does not see that it is mentioned",
  "channels:read": "it does not know public channels, nor when one is closed",
  "chat:write": "it posts nothing",
  commands: "its command and its shortcut are not there",
  "groups:read": "it does not know private channels, nor when one is closed",
};

export const furtherScopes: Readonly<Record<string, string>> = {
  "channels:history": "it reads no threads and watches no messages in public channels",
  "files:read": "it reads no text files",
  "files:write": "the digest has no chart",
  "groups:history": "it reads no threads and watches no messages in private channels",
  "im:history": "it answers no direct messages",
};
