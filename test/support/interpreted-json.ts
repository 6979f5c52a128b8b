/** What Slack would interpret of a message as it was sent: mrkdwn and the fallback, not plain and preformatted text. */
export const interpretedJson = (body: string): string => {
  if (body === "") return "";
  return read(JSON.parse(body) as unknown).join("\n");
};

const read = (value: unknown, name = ""): string[] => {
  if (typeof value === "string") return name === "text" ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && (value.type === "plain_text" || value.type === "rich_text")) return [];
  return Object.entries(value).flatMap(([key, part]) => read(part, Array.isArray(value) ? name : key));
};
