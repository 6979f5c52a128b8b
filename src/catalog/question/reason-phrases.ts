/** Statuses by what HTTP calls them. https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const reasonPhrases: ReadonlyMap<string, string> = new Map([
  ["bad request", "400"],
  ["forbidden", "403"],
  ["not found", "404"],
  ["not acceptable", "406"],
  ["conflict", "409"],
  ["precondition failed", "412"],
  ["uri too long", "414"],
  ["url too long", "414"],
  ["internal server error", "500"],
  ["bad gateway", "502"],
  ["service unavailable", "503"],
  ["gateway timeout", "504"],
]);

/** The statuses that a question names in words, and the words it does so with. */
export const reasonPhrasesIn = (words: readonly string[]): { statuses: string[]; words: ReadonlySet<string> } => {
  const text = ` ${words.join(" ")} `;
  const found = [...reasonPhrases].filter(([phrase]) => text.includes(` ${phrase} `));
  return { statuses: found.map(([, status]) => status), words: new Set(found.flatMap(([phrase]) => phrase.split(" "))) };
};
