type Call = (method: string, params: Record<string, string>) => Promise<unknown>;

type Channel = { id: string; name: string; is_archived?: boolean };

/** What `users.conversations` answers, which the emulator lacks, from what it has (https://docs.slack.dev/reference/methods/users.conversations). */
export const conversationsOf = async (call: Call, { user = "", exclude_archived: without = "false" }: Record<string, string>): Promise<unknown> => {
  const list = (await call("conversations.list", { limit: "1000", types: "public_channel,private_channel" })) as { ok: boolean; channels?: Channel[] };
  if (!list.ok) return list;
  const found: Channel[] = [];
  for (const channel of list.channels ?? []) {
    if (without === "true" && channel.is_archived === true) continue;
    const { members = [] } = (await call("conversations.members", { channel: channel.id, limit: "1000" })) as { members?: string[] };
    if (members.includes(user)) found.push(channel);
  }
  return { ok: true, channels: found, response_metadata: { next_cursor: "" } };
};
