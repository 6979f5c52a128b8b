import { UnavailableError } from "../../errors.ts";

export type LogLimits = {
  /** Until a log is whole, redirects and further tries included: less than the function that reads it may run. */
  milliseconds: number;
  /** A longer log ends here, as if it were whole. */
  bytes: number;
};

export const logLimits: LogLimits = { milliseconds: 40_000, bytes: 512 * 1024 * 1024 };

/** A log as it comes, up to so many bytes. Throws UnavailableError where it breaks off. */
export async function* readLog(service: string, body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let left = most;
  try {
    for await (const chunk of body) {
      yield chunk.subarray(0, left);
      left -= chunk.length;
      if (left <= 0) return;
    }
  } catch (cause) {
    throw new UnavailableError(service, `A log of ${service} broke off while it was read`, { cause });
  }
}
