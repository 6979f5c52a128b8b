/** In characters: a reported log must fit into a queue message. */
const mostHead = 20_000;
const mostTail = 80_000;

/** A text with its middle left out where it is too long: the beginning says what ran, the end how it failed. */
export const headAndTail = (text: string): string =>
  text.length <= mostHead + mostTail ? text : `${text.slice(0, mostHead)}\n[…]\n${text.slice(-mostTail)}`;
