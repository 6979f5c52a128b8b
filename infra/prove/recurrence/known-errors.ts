/** The errors that are met, and the ladders each is held to: written down by hand, so that they are not what the bot works out. */
export const knownErrors = [
  { id: "push/429/TOO_MANY_REQUESTS", ladders: ["throttling", "daily-limit"] },
  { id: "push/429", ladders: ["throttling", "daily-limit"] },
  { id: "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED", ladders: ["throttling"] },
  { id: "usage-analytics/429/TooManyRequestsException", ladders: ["throttling"] },
  { id: "push/429/TOO_MANY_DOCUMENTS_DAILY", ladders: ["daily-limit"] },
  { id: "push/412/DOCUMENT_LIMIT_EXCEEDED", ladders: ["daily-limit"] },
  { id: "push/412/SOURCE_DOES_NOT_EXIST", ladders: ["other"] },
  { id: "push/401/INVALID_TOKEN", ladders: ["other"] },
  { id: "push/413", ladders: ["other"] },
  { id: "push/5XX", ladders: ["other"] },
] as const;

export type KnownLadder = (typeof knownErrors)[number]["ladders"][number];

export const laddersOfError = (errorId: string): readonly KnownLadder[] => knownErrors.find(({ id }) => id === errorId)?.ladders ?? [];
