// Only zod's toJSONSchema would use them, and nothing here calls it.
export const unused = undefined;
