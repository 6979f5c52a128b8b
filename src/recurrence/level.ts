/** How far an error has come back: the second is the worse. */
export const levels = ["notice", "warning"] as const;

export type Level = (typeof levels)[number];

export const isWorse = (level: Level, than: Level): boolean => levels.indexOf(level) > levels.indexOf(than);
