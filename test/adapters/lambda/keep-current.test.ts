import { beforeEach, describe, expect, test } from "vitest";
import { keepCurrent } from "../../../src/adapters/lambda/keep-current.ts";
import { ConfigurationError } from "../../../src/errors.ts";

const state = { secret: "one", now: 0, reads: 0, fault: undefined as Error | undefined };
const logged: string[] = [];
beforeEach(() => {
  Object.assign(state, { secret: "one", now: 0, reads: 0, fault: undefined });
  logged.length = 0;
});

const start = () =>
  keepCurrent({
    read: async () => {
      state.reads += 1;
      if (state.fault !== undefined) throw state.fault;
      return { secret: state.secret };
    },
    make: ({ secret }) => {
      if (secret === "malformed") throw new ConfigurationError("SECRET is malformed", ["SECRET"]);
      return { verify: async (given: string) => given === secret };
    },
    clock: () => new Date(state.now),
    log: (event) => logged.push(event),
  });
type Started = ReturnType<typeof start>;
const verify = (started: Started, given: string) => started.use(({ verify }) => verify(given), (verified) => !verified);
const seconds = (count: number) => (state.now += count * 1000);

describe("a function's settings", () => {
  test("are read at once, and not again for five minutes", async () => {
    const started = start();
    expect(state.reads).toBe(1);
    await started.ready;
    seconds(299);
    expect(await verify(started, "one")).toBe(true);
    expect(state.reads).toBe(1);
    seconds(1);
    expect(await verify(started, "one")).toBe(true);
    expect(state.reads).toBe(2);
  });

  test("that changed are current after five minutes though nothing was refused", async () => {
    const started = start();
    await started.ready;
    state.secret = "two";
    seconds(300);
    expect(await started.use(({ verify }) => verify("two"))).toBe(true);
    expect(state.reads).toBe(2);
    expect(logged).toEqual(["settings-renewed"]);
  });

  test("are read again at once when a secret is refused", async () => {
    const started = start();
    await started.ready;
    state.secret = "two";
    expect(await verify(started, "two")).toBe(true);
    expect(await verify(started, "one")).toBe(false);
    expect(state.reads).toBe(2);
  });

  test("are read once in thirty seconds, however much is forged, one after the other or at a time", async () => {
    const started = start();
    await started.ready;
    for (let forged = 0; forged < 50; forged += 1) await verify(started, "forged");
    await Promise.all(Array.from({ length: 50 }, () => verify(started, "forged")));
    expect(state.reads).toBe(2);
    seconds(30);
    await Promise.all(Array.from({ length: 50 }, () => verify(started, "forged")));
    expect(state.reads).toBe(3);
  });

  test("stand while they cannot be read again, which is tried once in thirty seconds", async () => {
    const started = start();
    await started.ready;
    state.fault = new Error("SSM is down");
    seconds(300);
    for (let times = 0; times < 5; times += 1) expect(await verify(started, "one")).toBe(true);
    expect(state.reads).toBe(2);
    state.fault = undefined;
    state.secret = "two";
    seconds(30);
    expect(await verify(started, "two")).toBe(true);
    expect(logged).toEqual(["settings-not-renewed", "settings-renewed"]);
  });

  test("stand while the newer ones are malformed", async () => {
    const started = start();
    await started.ready;
    state.secret = "malformed";
    expect(await verify(started, "two")).toBe(false);
    expect(await verify(started, "one")).toBe(true);
    expect(logged).toEqual(["settings-not-renewed"]);
    state.secret = "two";
    seconds(30);
    expect(await verify(started, "two")).toBe(true);
  });

  test("that do not let it start are a fault at start", async () => {
    state.secret = "malformed";
    await expect(start().ready).rejects.toThrow("SECRET is malformed");
  });
});
