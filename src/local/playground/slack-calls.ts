import { person, personToken, workspaceToken } from "../emulated-slack.ts";

type Fields = Record<string, unknown>;

export const botName = "coveo-errors";
/** How people write the bot in a message. */
export const botMention = "U0COVEOERR";

/** The emulated Slack's API, called as the bot or as the person. */
export const createSlackCalls = ({ url, token }: { url: string; token: string }) => {
  const call = async (method: string, body: Fields, as = token): Promise<Fields> => {
    const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
    return (await (await fetch(`${url}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) })).json()) as Fields;
  };
  const listOf = (answer: Fields, name: string): Fields[] => (Array.isArray(answer[name]) ? (answer[name] as Fields[]) : []);

  return {
    call,
    asPerson: (method: string, body: Fields) => call(method, body, personToken),
    trigger: async (): Promise<string> => String((await call("views.generateTriggerId", { user_id: person }))["trigger_id"] ?? ""),
    /** The person's conversation with the bot. */
    direct: async (): Promise<string> => String(((await call("conversations.open", { users: person }, workspaceToken))["channel"] as Fields | undefined)?.["id"] ?? ""),
    channels: async (): Promise<{ id: string; name: string }[]> =>
      listOf(await call("conversations.list", { types: "public_channel" }), "channels").map((each) => ({ id: String(each["id"]), name: String(each["name"]) })),
    /** A channel's messages with their threads, oldest first. */
    messages: async (channel: string): Promise<Fields[]> => {
      const found = listOf(await call("conversations.history", { channel, limit: 200 }), "messages").toReversed();
      const threads = await Promise.all(
        found.map(async (message) => (Number(message["reply_count"] ?? 0) === 0 ? [] : listOf(await call("conversations.replies", { channel, ts: message["ts"], limit: 200 }), "messages").filter(({ ts }) => ts !== message["ts"]))),
      );
      return found.map((message, at) => ({ ...message, replies: threads[at] }));
    },
    file: async (id: string): Promise<{ type: string; bytes: Buffer } | undefined> => {
      const file = (await call("files.info", { file: id }))["file"] as Fields | undefined;
      const address = file?.["url_private"];
      if (typeof address !== "string" || !address.startsWith(url)) return undefined;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      return answer.ok ? { type: "image/png", bytes: Buffer.from(await answer.arrayBuffer()) } : undefined;
    },
  };
};

export type SlackCalls = ReturnType<typeof createSlackCalls>;
