type Button = { action_id: string; value: string };

/** The buttons in what was answered, as Slack would send them back. */
export const buttonsIn = (body: string): Button[] => {
  const found: Button[] = [];
  JSON.parse(body || "{}", (_, value: unknown) => {
    const { type, action_id: id, value: own, url } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
    if (type === "button" && typeof id === "string" && url === undefined) found.push({ action_id: id, value: typeof own === "string" ? own : "" });
    return value;
  });
  return found;
};
