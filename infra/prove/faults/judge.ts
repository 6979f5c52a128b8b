import type { Posting } from "../../../src/posting/posting.ts";
import { defaultBranch, workflow, type Actors } from "./actors.ts";
import type { EndState, HeldMessage } from "./end-state.ts";
import { expectedPostings } from "./expected-postings.ts";
import { earlierRuns } from "./set-scene.ts";
import { timeOf, type Scene } from "./scene.ts";

type Judged = HeldMessage & { posting: Posting | undefined };

/** What is not as it must be once a scene is over. It is written from what the scene is, and asks the bot nothing. */
export const judge = async (scene: Scene, actors: Actors, end: EndState): Promise<string[]> => {
  const postings = await expectedPostings(scene, actors);
  const messages = end.messages.map((message): Judged => ({ ...message, posting: postings.get(message.key) }));
  return [
    ...(await judgeCounts(scene, actors, end)),
    ...judgeMessages(scene, messages),
    ...(await judgeRuns(scene, actors, end, messages)),
    ...(await judgePlaces(scene, actors, end, messages)),
    ...(await judgeDigest(scene, actors, end)),
    ...end.reserved.map((posting) => `reserved for good: ${posting}`),
    ...(end.pending > 0 ? [`${end.pending} messages are left in the queue`] : []),
    ...(end.deadLetters > 0 ? [`${end.deadLetters} messages are dead letters`] : []),
  ];
};

const judgeCounts = async (scene: Scene, actors: Actors, { store }: EndState): Promise<string[]> => {
  const counted = (await store.listOccurrences({ team: actors.channel, from: "2000", until: "9999" })).map((each) => (each.source === "pipeline" ? `${each.runId} ${each.errorId} ${each.occurredAt}` : "a look-up"));
  const truth = [
    ...earlierRuns(scene, actors).map(({ errorId, run }) => `${run.runId} ${errorId} ${run.occurredAt}`),
    ...scene.happenings.flatMap((each) => (each.kind === "failure" ? each.errors.map((errorId) => `${actors.runId(each.run)} ${errorId} ${timeOf(each, actors)}`) : [])),
  ];
  const [seen, wanted] = [counted, truth].map((list) => list.toSorted().join(", "));
  return seen === wanted ? [] : [`counted ${counted.length}, not ${truth.length}: ${seen}`];
};

const judgeMessages = (scene: Scene, messages: readonly Judged[]): string[] => {
  const keys = messages.map(({ key }) => key);
  const flags = messages.filter(({ posting }) => posting?.kind === "flag").length;
  return [
    ...messages.filter(({ key }, index) => keys.indexOf(key) !== index).map(({ text }) => `posted twice: ${text}`),
    ...messages.filter(({ posting }) => posting === undefined).map(({ text }) => `nobody's message: ${text}`),
    ...(flags === scene.flags ? [] : [`${flags} flags, not ${scene.flags}`]),
    ...(scene.storm && !messages.some(({ posting }) => posting?.kind === "storm") ? ["a storm is not told as one"] : []),
    ...messages.flatMap((message) => (message.threadTs === undefined || isInItsThread(message, messages) ? [] : [`in a thread that is not its own: ${message.text}`])),
  ];
};

const placeKey = (posting: Posting | undefined): string | undefined => (posting?.kind === "reply" || posting?.kind === "recovery" ? posting.run.project.key : undefined);

/** Under the first message of its place, or that of its storm. */
const isInItsThread = ({ posting, threadTs }: Judged, messages: readonly Judged[]): boolean => {
  const parent = messages.find(({ ts }) => ts === threadTs);
  if (parent === undefined || parent.threadTs !== undefined) return false;
  return parent.posting?.kind === "storm" || (parent.posting?.kind === "reply" && placeKey(parent.posting) === placeKey(posting));
};

/**
 * Told as recovered from the start. Of two deliveries at once, one may know of the run that passed and the other not: then
 * one tells it so by itself, and the other leaves it to the storm, whose list has every place anyway.
 */
const isOver = ({ text }: Judged): boolean => text.includes(" recovered: ");

const judgeRuns = async (scene: Scene, actors: Actors, { store }: EndState, messages: readonly Judged[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const happening of scene.happenings) {
    if (happening.kind !== "failure") continue;
    const run = { project: actors.project(happening.place), runId: actors.runId(happening.run), attempt: 1, occasion: null };
    const outcome = (await store.findRun(run))?.outcome;
    if (outcome?.kind !== "explained" || outcome.told === undefined) {
      faults.push(`run ${run.runId} is not told: ${JSON.stringify(outcome)}`);
      continue;
    }
    const { as, ts } = outcome.told;
    const message = messages.find((each) => each.ts === ts);
    const replies = messages.filter(({ posting }) => posting?.kind === "reply" && posting.run.runId === run.runId);
    if (message === undefined) faults.push(`run ${run.runId} is told in a message that is not there`);
    else if (as === "storm" ? message.posting?.kind !== "storm" || !replies.every(isOver) : replies[0]?.ts !== ts) faults.push(`run ${run.runId} is told as ${as} elsewhere too: ${message.text}`);
    if (as === "storm" && !JSON.stringify(message?.blocks).includes(run.project.name)) faults.push(`the storm's message does not name ${run.project.name}`);
  }
  return faults;
};

/** Each place's messages say how it stands in the end, and nothing in it is still claimed. */
const judgePlaces = async (scene: Scene, actors: Actors, { store }: EndState, messages: readonly Judged[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const place of scene.places) {
    const project = actors.project(place);
    for (const open of await store.listOpenFailures({ project, workflow, branch: defaultBranch })) {
      if (open.ts === null && open.storm === null) faults.push(`nobody tells of ${open.errorId} in ${place} though it is claimed`);
    }
    const runs = scene.happenings.flatMap((each) => (each.kind === "failure" && each.place === place ? [each] : []));
    const isRecovered = scene.happenings.some((each) => each.kind === "recovered" && each.place === place);
    const parents = messages.filter(({ posting, threadTs }) => posting?.kind === "reply" && threadTs === undefined && placeKey(posting) === project.key);
    if (!isRecovered && !scene.storm && runs.length > 0 && parents.length !== 1) faults.push(`${parents.length} messages of ${place}, not 1 with its repeats in the thread`);
    for (const { text, blocks } of parents) {
      const status = JSON.stringify(blocks.find((block) => (block as { block_id?: string }).block_id === "status"));
      if (isRecovered !== status.includes("*Recovered*")) faults.push(`${text}: its message does not say how it stands`);
      const count = Number(/\*(\d+)(?:st|nd|rd|th) time\*|after (\d+) failures/.exec(status)?.slice(1).find((each) => each !== undefined) ?? 1);
      if (parents.length === 1 && !scene.storm && count !== runs.length) faults.push(`${text}: its counter is ${count}, not ${runs.length}`);
    }
  }
  return faults;
};

const judgeDigest = async (scene: Scene, actors: Actors, { store, messages }: EndState): Promise<string[]> => {
  const happening = scene.happenings.find(({ kind }) => kind === "digest");
  if (happening === undefined) return [];
  const slot = timeOf(happening, actors);
  const state = await store.findDigestState(actors.channel);
  const met = scene.earlier.reduce((sum, { count }) => sum + count, 0);
  const kept = (await store.listWeeks(actors.channel, "2000-W01")).flatMap(({ errors }) => Object.values(errors)).reduce((sum, { pipelines }) => sum + pipelines, 0);
  return [
    ...(messages.length === 1 ? [] : [`${messages.length} digests, not 1`]),
    ...(state !== undefined && state.dueAt !== null && state.dueAt > slot && (state.toldUntil ?? "") >= slot ? [] : [`the digest's slot was not moved on: ${JSON.stringify(state)}`]),
    ...(kept === met ? [] : [`the week's totals are ${kept}, not ${met}`]),
  ];
};
