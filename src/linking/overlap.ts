/** Whether there is a project's name that both patterns match, in which `*` stands for any run of characters and case does not count. Its work grows with the product of their lengths. */
export const overlap = (a: string, b: string): boolean => {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  /** For the beginnings of `one` taken so far: which ends of beginnings of `other` they may meet at. */
  let met = starsFrom(other, new Set([0]));
  for (const character of one) {
    const next = new Set<number>();
    for (const at of met) {
      if (character === "*") {
        for (let to = at; to <= other.length; to += 1) next.add(to);
      } else if (other[at] === "*") next.add(at);
      else if (other[at] === character) next.add(at + 1);
    }
    met = starsFrom(other, next);
  }
  return met.has(other.length);
};

/** A star may stand for nothing. */
const starsFrom = (pattern: string, places: ReadonlySet<number>): Set<number> => {
  const all = new Set<number>();
  for (let at of places) {
    all.add(at);
    while (pattern[at] === "*") all.add((at += 1));
  }
  return all;
};
