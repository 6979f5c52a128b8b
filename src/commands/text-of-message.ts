/** What a message says, wherever it says it, and the addresses it links to. */
export type MessageText = { text: string; urls: string[] };

/** In characters: more than Slack lets anybody write. */
const longest = 60_000;
const mostUrls = 50;

/** Keys whose values people read, in the order in which Slack shows them. */
const read = new Set(["pretext", "author_name", "title", "text", "value", "footer", "alt_text"]);
/** Keys that lead to more of them. */
const nested = ["blocks", "fields", "elements", "accessory", "attachments", "columns", "rows"];
const addresses = new Set(["url", "title_link", "from_url", "author_link", "original_url"]);

/**
 * Reads a message as Slack gives it in events, shortcuts and history: its text, attachments (legacy ones too), blocks of
 * any kind and code blocks. The shape is not trusted: what is not as expected is passed over.
 * https://docs.slack.dev/messaging/formatting-message-text · https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments
 */
export const textOfMessage = (message: unknown): MessageText => {
  const lines: string[] = [];
  const urls = new Set<string>();

  const say = (text: string): void => {
    for (const [, url = ""] of text.matchAll(/<(https?:\/\/[^|>\s]{1,2000})[|>]/g)) urls.add(unescaped(url));
    const line = plain(text);
    if (line.trim() !== "" && !lines.includes(line)) lines.push(line);
  };

  const visit = (value: unknown, depth: number): void => {
    if (depth > 12 || lines.length > 2_000) return;
    if (Array.isArray(value)) {
      for (const each of value.slice(0, 300)) visit(each, depth + 1);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const fields = value as Record<string, unknown>;
    if (isRichTextRun(fields)) {
      say(richText(fields["elements"] as unknown[], urls));
      return;
    }
    for (const [key, each] of Object.entries(fields)) {
      if (typeof each === "string" && read.has(key)) say(each);
      if (typeof each === "string" && addresses.has(key) && /^https?:\/\//.test(each)) urls.add(each.slice(0, 2_000));
      // A text object, or a button's.
      if (key === "text" && typeof each === "object") visit(each, depth + 1);
    }
    for (const key of nested) visit(fields[key], depth + 1);
    // What only notifications show: where nothing else says anything.
    if (typeof fields["fallback"] === "string" && lines.length === 0) say(fields["fallback"]);
  };

  visit(message, 0);
  return { text: lines.join("\n").slice(0, longest), urls: [...urls].slice(0, mostUrls) };
};

/** A run of pieces that stand on one line (or, in a code block, on several). */
const isRichTextRun = (fields: Record<string, unknown>): boolean =>
  Array.isArray(fields["elements"]) && ["rich_text_section", "rich_text_preformatted", "rich_text_quote"].includes(String(fields["type"]));

const richText = (elements: readonly unknown[], urls: Set<string>): string =>
  elements
    .map((element) => {
      const { type, text, url } = (typeof element === "object" && element !== null ? element : {}) as Record<string, unknown>;
      if (type === "link" && typeof url === "string") {
        urls.add(url.slice(0, 2_000));
        return typeof text === "string" ? text : url;
      }
      return typeof text === "string" ? escapedAgain(text) : "";
    })
    .join("");

/** Text in rich text is not escaped, other text is: both go the same way from here. */
const escapedAgain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** mrkdwn as plain text: a link is its label, a mention is nothing, a code block is its lines. */
const plain = (mrkdwn: string): string =>
  unescaped(
    mrkdwn
      .replaceAll(/<(?:https?|mailto|tel):[^|>]*\|([^>]*)>/g, "$1")
      .replaceAll(/<((?:https?|mailto|tel):[^>]*)>/g, "$1")
      .replaceAll(/<![^|>]*\|([^>]*)>/g, "$1")
      .replaceAll(/<[@#!][^>]*>/g, "")
      .replaceAll("```", "\n"),
  ).trim();

const unescaped = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
