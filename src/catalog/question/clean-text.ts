const LONGEST = 4_000;
const tellingPart = /error\s?code|coveo|[A-Z]{4,}(?:_[A-Z0-9]+)+|HTTP[ /]/i;

/**
 * What a person typed or pasted, made plain: compatibility forms folded, invisible marks dropped, quotes and dashes
 * straightened. A long paste keeps its head and the part around the first thing that looks like an error.
 */
export const cleanText = (query: string): string => {
  const plain = query
    .slice(0, 200_000)
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\u{FE00}-\u{FE0F}]/gu, "")
    .replaceAll(/[‘’‚‛′`´]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (plain.length <= LONGEST) return plain;
  const head = plain.slice(0, LONGEST / 2);
  const rest = plain.slice(LONGEST / 2);
  const telling = Math.max(0, rest.search(tellingPart) - 500);
  return `${head} ${rest.slice(telling, telling + LONGEST / 2)}`;
};
