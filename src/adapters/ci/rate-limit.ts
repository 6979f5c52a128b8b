// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
type Answer = { status: number; header: (name: string) => string | null };

/** In seconds: a limit that is reset later is asked about again by then. */
const longest = 3_600;

/**
 * Whether an answer says that too much was asked, and for how many seconds to wait, where it tells. Not only 429 does:
 * some answer 403 for the same, with a header that tells it from a token that may not.
 */
export const rateLimit = ({ status, header }: Answer, now: Date): { retryAfter?: number } | undefined => {
  const isSpent = Number(header("x-ratelimit-remaining") ?? Number.NaN) === 0;
  const named = header("retry-after");
  if (status !== 429 && !(status === 403 && (named !== null || isSpent))) return undefined;
  const seconds = Number(named) > 0 ? Number(named) : isSpent ? Number(header("x-ratelimit-reset")) - now.getTime() / 1000 : 0;
  return seconds > 0 ? { retryAfter: Math.min(Math.ceil(seconds), longest) } : {};
};
