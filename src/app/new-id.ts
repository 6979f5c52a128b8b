/** Not by `node:crypto`, all of which would be loaded at each start for this. */
export const newId = (): string => crypto.randomUUID();
