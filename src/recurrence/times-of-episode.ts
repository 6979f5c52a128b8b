/** The times that hang together with an episode by gaps shorter than `gap`, that of the episode among them. All in milliseconds, oldest first. */
export const timesOfEpisode = (times: readonly number[], episode: number, gap: number): number[] => {
  const own = [episode];
  for (const time of times.filter((each) => each > episode)) if (time - (own.at(-1) ?? time) < gap) own.push(time);
  for (const time of times.filter((each) => each < episode).toReversed()) if ((own[0] ?? time) - time < gap) own.unshift(time);
  return own;
};
