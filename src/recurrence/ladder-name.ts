/** Which thresholds an error's category is held to; `daily-limit` holds quotas too. */
export const ladderNames = ["throttling", "daily-limit", "other"] as const;

export type LadderName = (typeof ladderNames)[number];
