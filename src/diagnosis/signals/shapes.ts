/** Errors that show by their text, not by a code or status of their own. Each still needs what `needs` says near it. */
export type Shape = { id: string; text: RegExp; needs: "upload" | "sdk" | "none" };

export const shapes: readonly Shape[] = [
  { id: "push/403/ACCESS_DENIED/request-expired", text: /\bRequest has expired\b/i, needs: "upload" },
  { id: "indexing/ssl-connection", text: /\bThe SSL connection could not be established\b/i, needs: "sdk" },
  { id: "push/429", text: /\bThrottleError \[Throttle Error\]/, needs: "none" },
];
