const broad: ReadonlySet<string> = new Set([
  "UNAUTHORIZED",
  "INVALID_TOKEN",
  "ACCESS_DENIED",
  "INVALID_PARAMETER",
  "MISSING_PARAMETER",
  "INVALID_JSON",
  "UNSUPPORTED_MEDIA_TYPE",
  "TOO_MANY_REQUESTS",
  "ORGANIZATION_NOT_FOUND",
  "TooManyRequestsException",
  "InvalidRequest",
  "InvalidToken",
  "InvalidJson",
  "InvalidObject",
  "InvalidUri",
  "MissingParameter",
]);

/** Whether other products use this code too, so that it does not prove by itself that Coveo was called. */
export const isBroad = (code: string): boolean => broad.has(code);
