import { knownErrors, nameOf, type Run } from "./loads.ts";
import { messageName, type Held } from "./read-held.ts";

/** An error that somebody asked for. Where the table does not answer in time, the queue's consumer counts it. */
export type LookedUp = { channel: string; errorId: string };

/** `lost`: what is missing. `doubled`: what is there and should not be, or not as often. In words in `faults`. */
export type Verdict = { occurrences: number; messages: number; own: number; inThreads: number; coalesced: number; storms: number; flags: number; lost: number; doubled: number; faults: string[] };

/** Compares what is held with what was sent: each run counted and told once, each look-up of an error in a channel counted once an hour, nothing else. */
export const judge = (held: Held, runs: readonly Run[], lookUps: readonly LookedUp[]): Verdict => {
  const lost: string[] = [];
  const doubled: string[] = [];
  const pipelines = held.occurrences.filter(({ run }) => run !== null);
  compare("occurrence", pipelines.map(({ team, errorId, run }) => `${team} ${errorId} ${run}`), runs.map((run) => `${run.channel} ${run.error.id} ${nameOf(run)}`), lost, doubled);

  const asked = new Set(lookUps.map(({ channel, errorId }) => `${channel} ${errorId}`));
  const counted = new Set(held.occurrences.flatMap(({ team, errorId, run }) => (run === null ? [`${team} ${errorId}`] : [])));
  lost.push(...[...asked].filter((each) => !counted.has(each)).map((each) => `no look-up is counted: ${each}`));
  doubled.push(...[...counted].filter((each) => !asked.has(each)).map((each) => `a look-up is counted that nobody made: ${each}`));

  const storms = new Map<string, Set<string>>();
  const expected: string[] = held.flags.map(({ team, ts }) => messageName(team, ts));
  let coalesced = 0;
  let inThreads = 0;
  for (const run of runs) {
    const told = held.told.get(nameOf(run));
    const text = told ? held.messages.get(messageName(told.channel, told.ts)) : undefined;
    if (!told || text === undefined || told.channel !== run.channel) {
      lost.push(`not told: ${nameOf(run)}`);
      continue;
    }
    if (told.as === "storm") {
      coalesced += 1;
      const stormed = `${run.channel} ${run.error.id}`;
      storms.set(stormed, (storms.get(stormed) ?? new Set()).add(messageName(told.channel, told.ts)));
    } else {
      if (told.as === "thread") inThreads += 1;
      if (!text.includes(run.project)) lost.push(`its message tells of another project: ${nameOf(run)}`);
      expected.push(messageName(told.channel, told.ts));
    }
  }
  for (const [stormed, messages] of storms) {
    const places = new Set(runs.filter(({ channel, error }) => `${channel} ${error.id}` === stormed).map(({ provider, project }) => `${provider} ${project}`)).size;
    if (messages.size > 1) doubled.push(`${messages.size} messages of one storm: ${stormed}`);
    for (const message of messages) {
      expected.push(message);
      const said = Number(/^(\d+) places/.exec(held.messages.get(message) ?? "")?.[1]);
      if (said !== places) lost.push(`a storm's message says ${said} places of ${places}: ${stormed}`);
    }
  }
  compare("message", [...held.messages.keys()], expected, lost, doubled);
  lost.push(...flagsMissing(held, runs));
  return {
    occurrences: held.occurrences.length,
    messages: held.messages.size,
    own: runs.length - coalesced - inThreads,
    inThreads,
    coalesced,
    storms: [...storms.values()].reduce((sum, { size }) => sum + size, 0),
    flags: held.flags.length,
    lost: lost.length,
    doubled: doubled.length,
    faults: [...lost, ...doubled],
  };
};

const compare = (what: string, there: readonly string[], expected: readonly string[], lost: string[], doubled: string[]): void => {
  const counts = new Map<string, number>();
  for (const each of there) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of expected) counts.set(each, (counts.get(each) ?? 0) - 1);
  for (const [each, difference] of counts) {
    if (difference < 0) lost.push(`${what} missing: ${each}`);
    if (difference > 0) doubled.push(`${what} too many: ${each}`);
  }
};

/** An error that a channel met often enough within the day has a flag there. */
const flagsMissing = (held: Held, runs: readonly Run[]): string[] => {
  const raised = new Set(held.flags.map(({ team, errorId }) => `${team} ${errorId}`));
  return [...Map.groupBy(runs, ({ channel, error }) => `${channel} ${error.id}`)].flatMap(([met, each]) => {
    const notice = knownErrors.find(({ id }) => met.endsWith(` ${id}`))?.notice ?? 0;
    return each.length >= notice && !raised.has(met) ? [`no flag is raised: ${met}, met ${each.length} times`] : [];
  });
};
