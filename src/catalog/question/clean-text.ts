const LONGEST = 4_000;
/** Slack escapes the first three in what people write; web pages the others too. */
const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
/** What tells most about a long paste, the most telling first. */
const tellingParts = [/["'][Ee]rror_?[Cc]ode|\bError code:/, /\b[A-Z]{4,30}_[A-Z0-9]/, /\bHTTP[ /]|[Cc]oveo/];

/**
 * What a person typed or pasted, made plain: compatibility forms folded, invisible marks dropped, quotes and dashes
 * straightened, Slack's mentions and emoji codes left out. A long paste keeps its head and the part around what looks most like an error.
 */
export const cleanText = (query: string): string => {
  const plain = query
    .slice(0, 200_000)
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\u{FE00}-\u{FE0F}]/gu, "")
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/[‘’‚‛′`´]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll(/<[@!#][^<>]{1,80}>|(?<=^|\s):[a-z][a-z0-9_+-]{1,40}:(?=\s|$)/g, " ")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (plain.length <= LONGEST) return plain;
  const head = plain.slice(0, LONGEST / 2);
  const rest = plain.slice(LONGEST / 2);
  const found = tellingParts.map((part) => rest.search(part)).find((index) => index !== -1) ?? 0;
  const telling = Math.max(0, found - LONGEST / 4);
  return `${head} ${rest.slice(telling, telling + LONGEST / 2)}`;
};
