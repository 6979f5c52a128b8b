const entities: Readonly<Record<string, string>> = { "&quot;": '"', "&#34;": '"', "&#39;": "'", "&apos;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Undoes what was done to a body before it was printed: URL encoding, HTML entities, JSON in a JSON string. Only for matching, never shown. */
export const unescapeLine = (text: string): string => {
  let plain = text;
  if (/%(?:22|7B|3A|27|2F)/i.test(plain)) plain = plain.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (plain.includes("\\")) {
    plain = plain.replace(/\\u00([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    plain = plain.replace(/(?<!\\)\\+(["'/])/g, "$1");
  }
  if (plain.includes("&")) plain = plain.replace(/&(?:quot|apos|lt|gt|amp|#34|#39);/g, (entity) => entities[entity] ?? entity);
  return plain;
};
