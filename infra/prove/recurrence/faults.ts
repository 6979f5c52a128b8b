import { Ended } from "../../../test/support/crash-at.ts";
import { UnavailableError } from "../../../src/errors.ts";
import type { Random } from "../../../test/evaluation/seeded-random.ts";
import type { Invocation } from "./invocation.ts";
import type { VirtualTime } from "./virtual-time.ts";

type Call = (...args: unknown[]) => unknown;
export type Service = "dynamodb" | "slack" | "logs" | "queue";

/** How often, in ten thousand calls. */
const rates = {
  ended: { before: 12, after: 12 },
  unanswered: { dynamodb: { before: 6, after: 6 }, slack: { before: 80, after: 120 }, logs: { before: 60, after: 0 }, queue: { before: 60, after: 60 } },
  slow: { dynamodb: 2500, slack: 6000, logs: 3000, queue: 3000 },
  verySlow: 20,
} as const;
/** Milliseconds: what is usual, and the longest that a call may take before it is given up. */
const durations = { usual: { dynamodb: 40, slack: 400, logs: 800, queue: 20 }, longest: { dynamodb: 8_000, slack: 5_000, logs: 10_000, queue: 5_000 } } as const;

export type Faults = ReturnType<typeof createFaults>;

/** What goes wrong between the consumer and the world: at any call its process ends, the answer is lost, or it takes long. */
export const createFaults = ({ time, random, isDown }: { time: VirtualTime; random: Random; isDown: (service: Service) => boolean }) => {
  const figures = { calls: 0, mostCalls: 0, ended: 0, unanswered: 0, refusedInOutage: 0 };
  /** The calls that were seen, and those at which a process ended, by message, port and moment. */
  const places = { seen: new Set<string>(), ended: new Set<string>() };
  const happens = (rate: number): boolean => random.below(10_000) < rate;

  const take = async (service: Service): Promise<void> => {
    if (happens(rates.verySlow)) await time.sleep(random.below(durations.longest[service]));
    else if (happens(rates.slow[service])) await time.sleep(1 + random.below(2 * durations.usual[service]));
  };

  const end = (invocation: Invocation, place: string): never => {
    invocation.ended = true;
    figures.ended += 1;
    places.ended.add(place);
    throw new Ended();
  };

  const wrap =
    (service: Service, name: string, call: Call, invocation: Invocation): Call =>
    async (...args) => {
      if (invocation.ended) throw new Ended();
      const before = `${invocation.of} ${name} before`;
      const after = `${invocation.of} ${name} after`;
      places.seen.add(before).add(after);
      figures.calls += 1;
      invocation.calls += 1;
      figures.mostCalls = Math.max(figures.mostCalls, invocation.calls);
      if (happens(rates.ended.before) || invocation.isCursed()) end(invocation, before);
      await take(service);
      if (isDown(service)) {
        figures.refusedInOutage += 1;
        throw new UnavailableError(service, "out of service");
      }
      if (happens(rates.unanswered[service].before)) {
        figures.unanswered += 1;
        throw new UnavailableError(service, "no answer");
      }
      const result = await call(...args);
      await invocation.observe(name, args, result);
      if (happens(rates.unanswered[service].after)) {
        figures.unanswered += 1;
        await time.sleep(durations.longest[service] - 1);
        throw new UnavailableError(service, "no answer");
      }
      await take(service);
      if (happens(rates.ended.after)) end(invocation, after);
      return result;
    };

  return {
    figures,
    places,
    /** The same port, with faults. */
    between: <Port extends object>(service: Service, port: Port, invocation: Invocation): Port =>
      new Proxy(port, { get: (target, name) => wrap(service, String(name), Reflect.get(target, name) as Call, invocation) }),
  };
};
