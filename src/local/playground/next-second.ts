import { setTimeout as sleep } from "node:timers/promises";

const secondOf = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

/** Waits until the clock shows another second than it does now; a timer may fire a millisecond before its time. */
export const nextSecond = async (now: () => number = () => Date.now(), wait: (milliseconds: number) => Promise<unknown> = sleep): Promise<void> => {
  const begun = secondOf(now());
  while (secondOf(now()) === begun) await wait(1_000 - (now() % 1_000));
};
