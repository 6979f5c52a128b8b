/** The words of a text in lower case: identifiers fall apart at underscores and humps, apostrophes vanish. */
export const wordsOf = (text: string): string[] =>
  (
    text
      .replaceAll("'", "")
      .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => word.length > 0);
