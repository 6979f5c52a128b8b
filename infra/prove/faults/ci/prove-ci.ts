import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../../src/local/listen.ts";
import type { Part } from "../part.ts";
import { messageOf, single } from "../scene.ts";
import { startStage, type Stage } from "../stage/start-stage.ts";
import type { CiRequest } from "../stage/start-ci.ts";
import type { World } from "../stage/world.ts";
import { ciFaults, type CiFault } from "./ci-faults.ts";

const everyProvider = ["github", "gitlab", "buildkite"] as const;
type Provider = (typeof everyProvider)[number];

const runOf = ({ actors }: World) => ({ project: actors.project("a"), runId: actors.runId("1"), attempt: 1, occasion: null });

type Struck = { fault: CiFault; connection: string; asked: number[]; mended: boolean; world: World | undefined };

type Size = { providers?: readonly Provider[]; patient: boolean; say?: (line: string) => void };

/** `patient`: also what waits for the adapters' time-outs (up to 40 seconds), and gzip bombs. */
export const proveCi = async ({ patient, providers = everyProvider, say = () => {} }: Size): Promise<Part> => {
  const all = ciFaults.filter(({ isSlow = false }) => patient || !isSlow).flatMap((fault) => providers.map((provider) => ({ fault, provider })));
  const struck = new Map<string, Struck>();
  const faults: string[] = [];
  let foreignAsked = 0;
  const foreign = createServer((_, response) => {
    foreignAsked += 1;
    response.writeHead(200).end();
  });
  await listen(foreign, 0, "a foreign host");
  const foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  const strikeCi = (request: CiRequest, response: Parameters<CiFault["act"]>[0]): boolean => {
    const each = struck.get(request.project);
    if (each === undefined || each.fault.of !== request.what) return false;
    each.asked.push(Date.now());
    if (!request.token) faults.push(`${request.provider}: ${request.what} is asked for without the token`);
    if (each.mended || request.again > each.fault.times) return false;
    each.fault.act(response, foreignUrl);
    return true;
  };

  const stage = await startStage({ strikeCi });
  try {
    const operations = await stage.surroundings.createChannel();
    const connections = all.map(({ provider }, index) => ({ name: `ci-${index}`, provider, apiUrl: `${stage.ciUrl}/${provider}`, token: `a-token-of-${provider}` }));
    await stage.restart({ OPS_CHANNEL: operations, CONNECTIONS: JSON.stringify(connections) });
    for (const [index, { fault, provider }] of all.entries()) {
      const connection = `ci-${index}`;
      const each: Struck = { fault, connection, asked: [], mended: false, world: undefined };
      each.world = await stage.addWorld({ name: `${provider}: ${fault.what}, of its ${fault.of}`, scene: single, connection });
      struck.set(each.world.actors.project("a").name, each);
    }
    await stage.work(all.length);
    say(`CI: ${all.length} faults thrown, now mended`);
    const told = await stage.surroundings.messagesIn(operations);
    for (const each of struck.values()) faults.push(...(await judgeStruck(stage, each, told.filter(({ text }) => new RegExp(`\\b${each.connection}\\b`).test(text)).length)));

    // Whatever stood in its way is mended: what lies in the dead letters is redriven, what had no log is delivered again.
    const dead = stage.queue.deadLetters.length;
    for (const each of struck.values()) {
      each.mended = true;
      const { world, fault } = each;
      if (world === undefined || (fault.expected.kind === "no-log" && !fault.expected.mendable) || fault.expected.kind === "nothing-found") continue;
      for (const happening of world.scene.happenings) stage.queue.send(JSON.stringify(messageOf(happening, world.actors)));
    }
    stage.queue.redrive();
    await stage.work();
    const mended = [...struck.values()].flatMap(({ world, fault }) => (world === undefined || (fault.expected.kind === "no-log" && !fault.expected.mendable) || fault.expected.kind === "nothing-found" ? [] : [world]));
    faults.push(...(await stage.judge(mended)).map((found) => `mended, ${found}`));
    const again = await stage.surroundings.messagesIn(operations);
    if (again.length !== told.length) faults.push(`the operations channel has ${again.length} messages, not ${told.length}`);
    if (foreignAsked > 0) faults.push(`a foreign host was asked ${foreignAsked} times`);
    return {
      table: {
        caption: `${providers.join(", ")} over HTTP, each fault at each of them${patient ? "" : " (those that take long left out)"}; ${dead} messages ended in the dead letters and succeeded when they were redriven`,
        columns: ["what the API does", "asked for", "comes to", "tries at most", "operations are told"],
        rows: [...Map.groupBy(struck.values(), ({ fault }) => fault)].map(([fault, each]) => [fault.what, fault.of === "jobs" ? "the failed jobs" : "a log", comesTo(fault), Math.max(...each.map(({ asked }) => asked.length)), fault.isTold === true ? "once" : "no"]),
      },
      schedules: all.length,
      faults,
    };
  } finally {
    await stage.close();
    await close(foreign);
  }
};

const comesTo = ({ expected, isDead }: CiFault): string => {
  if (isDead === true) return "dead letters, told when mended";
  if (expected.kind === "no-log") return expected.mendable ? "no log, told when mended" : "no log";
  return expected.kind === "explained" ? "told" : "nothing to tell";
};

/** What came of it before anything was mended. */
const judgeStruck = async (stage: Stage, { fault, world, asked }: Struck, told: number): Promise<string[]> => {
  if (world === undefined) return [];
  const { expected, isDead = false, isTold = false, pause = 0 } = fault;
  const faults: string[] = [];
  const isIn = (body: string): boolean => body.includes(world.actors.channel) || body.includes(world.actors.id);
  const dead = stage.queue.deadLetters.filter(({ body }) => isIn(body));
  if (dead.length !== (isDead ? 1 : 0)) faults.push(`${dead.length} dead letters`);
  if (told !== (isTold ? 1 : 0)) faults.push(`the operations channel is told ${told} times`);
  const [first = 0, second = Number.POSITIVE_INFINITY] = asked;
  if (second - first < pause * 1000) faults.push(`asked again after ${second - first} ms, not ${pause} s`);
  const outcome = (await stage.store.findRun(runOf(world)))?.outcome;
  if (isDead) {
    if (outcome !== null) faults.push(`it is done with: ${JSON.stringify(outcome)}`);
    for (const { received } of dead) if (received !== 15) faults.push(`received ${received} times, not 15`);
  } else if (outcome?.kind !== expected.kind) faults.push(`came to ${JSON.stringify(outcome)}`);
  else if (expected.kind === "no-log" && outcome.kind === "no-log" && (!expected.reason.test(outcome.reason) || outcome.mendable !== expected.mendable)) faults.push(`came to ${JSON.stringify(outcome)}`);
  if (expected.kind === "explained" && !isDead) return [...faults, ...(await stage.judge([world]))].map((found) => `${world.name}: ${found}`);
  const messages = await stage.surroundings.messagesIn(world.actors.channel);
  const counted = await stage.store.listOccurrences({ team: world.actors.channel, from: "2000", until: "9999" });
  if (messages.length > 0 || counted.length > 0) faults.push(`${messages.length} messages and ${counted.length} occurrences without a log`);
  return faults.map((found) => `${world.name}: ${found}`);
};
