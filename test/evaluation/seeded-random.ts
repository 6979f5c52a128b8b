export type Random = {
  below: (limit: number) => number;
  pick: <T>(list: readonly [T, ...T[]]) => T;
};

const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return hash >>> 0;
};

/** Numbers that look random and are the same on every run for the same name (mulberry32). */
export const seededRandom = (name: string): Random => {
  let state = hashOf(name);
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, pick: (list) => list[below(list.length)] ?? list[0] };
};
