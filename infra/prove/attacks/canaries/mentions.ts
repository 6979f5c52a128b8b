import type { Canary } from "./canary.ts";

const mentions: Record<string, string> = {
  channel: "<!channel>",
  here: "<!here>",
  everyone: "<!everyone>",
  "channel with a label": "<!channel|channel>",
  group: "<!subteam^S0CANARY1>",
  "group with a label": "<!subteam^S0CANARY1|@owners>",
  person: "<@U0CANARY1>",
  "person with a label": "<@W0CANARY1|alice>",
  room: "<#C0CANARY1>",
  "room with a label": "<#C0CANARY1|general>",
  date: "<!date^1700000000^{date}^https://canary.example/|x>",
  "channel in words": "@channel",
  "here in words": "@here",
  "everyone in words": "@everyone",
};

const wide = (text: string): string => text.replaceAll(/[<>!@#]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const dresses: Record<string, (text: string) => string> = {
  plain: (text) => text,
  "as entities": (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  "as entities twice": (text) => text.replaceAll("<", "&amp;lt;").replaceAll(">", "&amp;gt;"),
  "as numeric entities": (text) => text.replaceAll("<", "&#60;").replaceAll(">", "&#x3e;"),
  "URL-encoded": encodeURIComponent,
  "JSON-escaped": (text) => text.replaceAll("<", String.raw`\u003c`).replaceAll(">", String.raw`\u003e`),
  "with zero-width characters": (text) => [...text].join("\u200B"),
  "with a soft hyphen": (text) => `${text.slice(0, 2)}\u00AD${text.slice(2)}`,
  "with variation selectors": (text) => `${text.slice(0, 1)}\uFE0F${text.slice(1)}`,
  "with a tag character": (text) => `${text.slice(0, 2)}\u{E0061}${text.slice(2)}`,
  "reading from the right": (text) => `\u202E${[...text].toReversed().join("")}\u202C`,
  "in wide letters": wide,
  "over two lines": (text) => `${text.slice(0, 2)}\n${text.slice(2)}`,
  "with a NUL": (text) => `${text.slice(0, 1)}\u0000${text.slice(1)}`,
  "inside markup": (text) => `*_~${text}~_*`,
  "out of a code span": (text) => `\`${text}\` \`\`\`${text}\`\`\``,
  "inside itself": (text) => text.slice(0, 2) + text + text.slice(2),
  "at the end of what is cut": (text) => `${"a".repeat(115)}${text}${"b".repeat(3_000)}${text}`,
};

/** Every mention in every dress. */
export const mentionCanaries: readonly Canary[] = Object.entries(mentions).flatMap(([what, mention]) =>
  Object.entries(dresses).map(([how, dress]) => ({ kind: "mention" as const, name: `${what}, ${how}`, text: dress(mention) })),
);
