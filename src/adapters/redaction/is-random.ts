/** Whether a word looks drawn by lot: lower case, upper case and digits well mixed. Ids in plain hexadecimal and names are not. */
export const isRandom = (word: string): boolean => {
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word) || (word.match(/\d/g)?.length ?? 0) < 2) return false;
  const changes = [...word].filter((letter, at) => at > 0 && classOf(letter) !== classOf(word[at - 1] ?? "")).length;
  return changes >= word.length * 0.35;
};

const classOf = (letter: string): number => (/\d/.test(letter) ? 0 : /[A-Z]/.test(letter) ? 1 : /[a-z]/.test(letter) ? 2 : 3);
