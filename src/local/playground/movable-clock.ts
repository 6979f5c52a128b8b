/** The time of this process, which can be put forward: for the whole machine at once, so that nothing in it disagrees about the time. */
export type MovableClock = { ahead: () => number; move: (milliseconds: number) => void; restore: () => void };

/**
 * Stands before `Date` until it is restored. Whatever asks for the time (the bot, its table, the emulated Slack, signatures)
 * gets the moved one; timers keep the machine's.
 */
export const installMovableClock = (): MovableClock => {
  const machine = globalThis.Date;
  let ahead = 0;
  const now = (): number => machine.now() + ahead;
  globalThis.Date = new Proxy(machine, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as === globalThis.Date ? target : as) as Date,
    apply: () => new machine(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
  return {
    ahead: () => ahead,
    move: (milliseconds) => {
      ahead += Math.max(0, milliseconds);
    },
    restore: () => {
      globalThis.Date = machine;
    },
  };
};
