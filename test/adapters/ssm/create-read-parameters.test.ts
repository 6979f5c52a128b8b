import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createReadParameters } from "../../../src/adapters/ssm/create-read-parameters.ts";
import { ConfigurationError, UnavailableError } from "../../../src/errors.ts";
import { startSsm } from "../../support/fake-ssm.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "an-example" };
const ssm = await startSsm(credentials);
afterAll(() => ssm.close());
beforeEach(() => {
  ssm.parameters.clear();
  ssm.asked.length = 0;
  Object.assign(ssm.state, { down: false, throttled: 0, denied: [], slow: 0 });
});

const read = createReadParameters({ paths: ["/app/common", "/app/bot"], region: "eu-west-1", credentials, endpoint: ssm.url });
/** As often as a test needs; nothing is too late by chance. */
const patience = { tries: 2, milliseconds: 30_000, within: 60_000 };

describe("the parameters below a function's paths", () => {
  test("are read decrypted and page after page, those of a later path after those of an earlier one", async () => {
    for (const name of ["A", "B", "C", "D", "E"]) ssm.parameters.set(`/app/common/${name}`, `${name.toLowerCase()}\n`);
    ssm.parameters.set("/app/bot/A", "other");
    expect((await read(patience)).map(({ path, value }) => `${path} ${value}`)).toEqual([
      "/app/common/A a",
      "/app/common/B b",
      "/app/common/C c",
      "/app/common/D d",
      "/app/common/E e",
      "/app/bot/A other",
    ]);
    expect((await read(patience))[5]?.name).toBe("A");
  });

  test("are none of another path, nor of one deeper", async () => {
    ssm.parameters.set("/app/bot/deeper/A", "1");
    ssm.parameters.set("/app/ci/B", "2");
    expect(await read(patience)).toEqual([]);
    expect(ssm.asked.map(({ Path }) => Path).toSorted()).toEqual(["/app/bot", "/app/common"]);
  });

  test("that may not be read are named, and what is lacking", async () => {
    ssm.state.denied = ["/app/bot"];
    const fault = await read(patience).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ConfigurationError);
    expect((fault as Error).message).toContain("may not read the parameters below /app/bot. It needs ssm:GetParametersByPath");
  });

  test("are asked for again while SSM is asked too much, and as often as is said", async () => {
    ssm.state.throttled = 2;
    expect(await read(patience)).toEqual([]);
    expect(ssm.asked).toHaveLength(4);
    ssm.state.down = true;
    await expect(read(patience)).rejects.toThrow(UnavailableError);
    await expect(read(patience)).rejects.toThrow(/below \/app\/(common|bot) could not be read: SSM answered 500 InternalServerError/);
  });

  test("have one time for all of their pages, however many there are", async () => {
    for (const name of "ABCDEFGHIJKL") ssm.parameters.set(`/app/common/${name}`, "1");
    ssm.state.slow = 100;
    expect(await read({ ...patience, tries: 1 })).toHaveLength(12);
    await expect(read({ ...patience, tries: 1, within: 250 })).rejects.toThrow("The parameters below /app/common could not be read: SSM did not answer");
    expect(ssm.asked.length).toBeLessThanOrEqual(7 + 4);
  });

  test("are not asked for again where the time would be over before that", async () => {
    ssm.state.down = true;
    // A path of its own: a call that another test gave up may still come in.
    const readDown = createReadParameters({ paths: ["/down"], region: "eu-west-1", credentials, endpoint: ssm.url });
    // Asked after 0, 0.2, 0.6, 1.4 and 3 seconds; the next would be after 6.2.
    await expect(readDown({ ...patience, tries: 9, within: 6_000 })).rejects.toThrow("SSM answered 500");
    expect(ssm.asked.filter(({ Path }) => Path === "/down").length).toBeLessThanOrEqual(5);
  });

  test("of somebody else's keys are refused", async () => {
    const stranger = createReadParameters({ paths: ["/app/bot"], region: "eu-west-1", credentials: { ...credentials, secretAccessKey: "another" }, endpoint: ssm.url });
    await expect(stranger({ ...patience, tries: 1 })).rejects.toThrow("SSM answered 400 InvalidSignatureException");
  });
});
