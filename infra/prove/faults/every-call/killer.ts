import { Ended, type Moment } from "../../../../test/support/crash-at.ts";
import type { Invocation } from "../../recurrence/invocation.ts";

type Call = (...args: unknown[]) => unknown;

/** Ends the process of whoever makes one of the calls, before it is done or after: nothing that this consumer does counts any more. `take`: the time that a call takes. */
export const createKiller = (kills: readonly { call: number; moment: Moment }[], take: () => Promise<void>) => {
  let calls = 0;
  const end = (invocation: Invocation): never => {
    invocation.ended = true;
    throw new Ended();
  };

  /** Makes a call of the world's in the name of a consumer. */
  const call = async (invocation: Invocation, work: () => unknown): Promise<unknown> => {
    if (invocation.ended) throw new Ended();
    calls += 1;
    const kill = kills.find((each) => each.call === calls);
    if (kill?.moment === "before") return end(invocation);
    await take();
    const result = await work();
    return kill === undefined ? result : end(invocation);
  };

  return {
    calls: () => calls,
    call,
    between: <Port extends object>(_: unknown, port: Port, invocation: Invocation): Port =>
      new Proxy(port, { get: (target, name) => (...args: unknown[]) => call(invocation, () => (Reflect.get(target, name) as Call)(...args)) }),
  };
};
