import type { SlackCall } from "./limited-slack.ts";

/** `mostAtOnce`: into one channel, within the time that one message has. `updatesInAMinute`: most changes of messages that got through, of all channels together. */
export type SlackFigures = { posted: number; refused: number; mostAtOnce: number; mostWaits: number; updates: number; updatesRefused: number; updatesInAMinute: number };

export const slackFigures = (calls: readonly SlackCall[], spacing: number): SlackFigures => {
  const posts = calls.filter(({ method }) => method === "chat.postMessage");
  const through = posts.filter(({ refused }) => !refused);
  const changes = calls.filter(({ method }) => method === "chat.update");
  const updates = changes.filter(({ refused }) => !refused).map(({ at }) => at);
  const byChannel = [...Map.groupBy(through, ({ channel }) => channel).values()];
  const refusedByChannel = [...Map.groupBy(posts.filter(({ refused }) => refused), ({ channel }) => channel).values()];
  return {
    posted: through.length,
    refused: posts.length - through.length,
    mostAtOnce: Math.max(0, ...byChannel.map((each) => mostWithin(spacing, each.map(({ at }) => at)))),
    mostWaits: Math.max(0, ...refusedByChannel.map(({ length }) => length)),
    updates: updates.length,
    updatesRefused: changes.length - updates.length,
    updatesInAMinute: mostWithin(60_000, updates),
  };
};

/** The most of these times, in order, that fall within so many milliseconds of one another. */
const mostWithin = (span: number, times: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, at] of times.entries()) {
    while (at - (times[first] ?? at) >= span) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};
