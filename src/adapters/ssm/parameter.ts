/** A parameter as it was read: its name is the last part of its path, and is a setting's. */
export type Parameter = { name: string; path: string; value: string };
