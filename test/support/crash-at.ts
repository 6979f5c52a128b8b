export type Moment = "before" | "after";

/** Where a process ended: at a call that was not done, or done while nobody learned of it. */
export class Ended extends Error {
  override name = "Ended";
}

type Port = (...args: never[]) => unknown;

/**
 * The same ports, of which the call number `fatal` (1 is the first) ends everything, before it is done or after: every
 * later call is refused as well, as of a process that is gone. `names` are the ports that do something in the world:
 * objects of functions, or functions. A `fatal` of 0 ends nothing, and counts.
 */
export const crashAt = <Ports extends object>(
  ports: Ports,
  names: readonly (keyof Ports)[],
  { fatal, moment = "before" }: { fatal: number; moment?: Moment },
): { ports: Ports; calls: () => number } => {
  let calls = 0;
  let ended = false;
  const end = (): never => {
    ended = true;
    throw new Ended();
  };
  const mortal =
    (call: Port): Port =>
    (...args) => {
      if (ended) return end();
      calls += 1;
      if (calls !== fatal) return call(...args);
      if (moment === "before") return end();
      const result = call(...args);
      return result instanceof Promise ? result.then(end) : end();
    };
  const wrapped = (port: unknown): unknown =>
    typeof port === "function" ? mortal(port as Port) : Object.fromEntries(Object.entries(port as Record<string, Port>).map(([name, call]) => [name, mortal(call)]));
  return { ports: { ...ports, ...Object.fromEntries(names.map((name) => [name, wrapped(ports[name])])) }, calls: () => calls };
};
