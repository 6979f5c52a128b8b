/** The index of the first that did not happen before a time; `list` is in order. */
export const firstAt = (list: readonly { occurredAt: string }[], time: string): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.occurredAt ?? "") < time) low = middle + 1;
    else high = middle;
  }
  return low;
};
