/** Slack's lengths count UTF-16 units, as far as known; texts are cut a little below them, at a grapheme's edge. */
let segmenter: Intl.Segmenter | undefined;
/** Made when something is cut: it costs a cold start milliseconds. */
const graphemes = (): Intl.Segmenter => (segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" }));

/** The text with at most `length` UTF-16 units, an ellipsis where something is left out. */
export const cut = (text: string, length: number): string => {
  if (text.length <= length) return text;
  let kept = "";
  for (const { segment } of graphemes().segment(text.slice(0, length))) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

// What would turn the reading direction or hide characters: control characters but tab and line feed, bidi and zero-width marks.
const invisible = /[[\p{Cc}--[\t\n]]\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gv;

/** Text from outside, for any place in a message. */
export const visible = (text: string): string => text.replaceAll(invisible, "");

/** Text from outside, for mrkdwn: no mention, link or date gets through (https://docs.slack.dev/messaging/formatting-message-text). */
export const escaped = (text: string): string =>
  visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A name or phrase from outside, for mrkdwn: on one line, and short. */
export const phrase = (text: string, length = 120): string => escaped(cut(visible(text).replaceAll(/\s+/g, " "), length));

/** A name from outside, letter by letter in a box: no star in it, as in `acme/*`, makes anything bold. */
export const code = (text: string, length?: number): string => `\`${phrase(text, length).replaceAll("`", "'")}\``;

/** A link of our own making; the label is escaped and cut, and the address escaped. */
export const link = (url: string, label: string): string =>
  `<${escaped(url).replaceAll("|", "%7C")}|${phrase(label).replaceAll("|", "¦")}>`;

/** A time in the reader's own time zone, in UTC where Slack cannot show it. */
export const when = (iso: string): string => {
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return `<!date^${Math.floor(Date.parse(iso) / 1000)}^{date_short_pretty} at {time}|${utc}>`;
};

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A mention of whoever did it, by the id that Slack gave; who is named in a text that only one person sees is not notified. */
export const person = (userId: string): string => (/^[UW][A-Z0-9]{1,20}$/.test(userId) ? `<@${userId}>` : "Somebody");
