import { ConfigurationError, UnavailableError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";

/** A function that is made anew when its settings have changed. */
export type Current<F> = {
  /** Settles when the function is made; rejects where its settings do not let it be. */
  ready: Promise<unknown>;
  /** Calls the function. Where its answer is a refusal, its settings are read again, for the secret may have changed; if they did, the newer function is called. */
  use<R>(call: (made: F) => Promise<R>, isRefused?: (answer: R) => boolean): Promise<R>;
};

type Options<S, F> = { read: (when: "at start" | "later") => Promise<S>; make: (settings: S) => F; clock: Clock; log: Log };

/** Milliseconds that settings are taken for current. */
const kept = 300_000;
/** Milliseconds between two attempts to read them again, however many requests are refused meanwhile. */
const shortestPause = 30_000;

/** Makes a function of the settings that it reads, begins at once, and keeps it current. While they cannot be read again, the last ones stand. */
export const keepCurrent = <S, F>({ read, make, clock, log }: Options<S, F>): Current<F> => {
  let lastTry = Number.NEGATIVE_INFINITY;
  let renewing: Promise<F | undefined> | undefined;
  const now = (): number => clock().getTime();

  const start = async () => {
    const readAt = now();
    const settings = await read("at start");
    return { settings: JSON.stringify(settings), made: make(settings), readAt };
  };
  const started = start();
  let held: Awaited<typeof started> | undefined;

  /** The function, where it could be made anew of settings that changed. */
  const renew = async (current: Awaited<typeof started>): Promise<F | undefined> => {
    lastTry = now();
    try {
      const settings = await read("later");
      const text = JSON.stringify(settings);
      if (text === current.settings) {
        held = { ...current, readAt: lastTry };
        return undefined;
      }
      const made = make(settings);
      held = { settings: text, made, readAt: lastTry };
      log("settings-renewed");
      return made;
    } catch (error) {
      const isOurs = error instanceof ConfigurationError || error instanceof UnavailableError;
      log("settings-not-renewed", { error: error instanceof Error ? error.name : "unknown", reason: isOurs ? error.message : undefined }, "warn");
      return undefined;
    }
  };

  const renewed = async (current: Awaited<typeof started>): Promise<F | undefined> => {
    if (renewing === undefined && now() - lastTry >= shortestPause) {
      renewing = renew(current).finally(() => {
        renewing = undefined;
      });
    }
    return renewing;
  };

  return {
    ready: started,
    use: async (call, isRefused = () => false) => {
      const current = held ?? (await started);
      const isOld = now() - current.readAt >= kept;
      const made = (isOld ? await renewed(current) : undefined) ?? current.made;
      const answer = await call(made);
      if (!isRefused(answer)) return answer;
      const newer = await renewed(held ?? current);
      return newer === undefined ? answer : call(newer);
    },
  };
};
