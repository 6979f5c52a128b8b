/** A word without its commonest English endings, so that `paused`, `pause` and `pauses` are one. */
export const stem = (word: string): string => {
  let rest = word.toLowerCase();
  if (rest.length > 3 && rest.endsWith("s") && !rest.endsWith("ss") && !rest.endsWith("us")) rest = rest.slice(0, -1);
  for (const ending of ["ation", "ing", "ed"]) {
    if (rest.length > ending.length + 2 && rest.endsWith(ending) && !rest.endsWith("eed")) {
      rest = rest.slice(0, -ending.length);
      break;
    }
  }
  return rest.length > 3 && rest.endsWith("e") ? rest.slice(0, -1) : rest;
};
