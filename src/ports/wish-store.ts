import type { Wish } from "../feedback/wish.ts";

/** Errors that people want in the catalog. */
export type WishStore = {
  /** Once an ask. */
  putWish(wish: Wish): Promise<void>;
  /** Those with `from` ≤ at < `until` (ISO 8601). */
  listWishes(range: { from: string; until: string }): Promise<Wish[]>;
};
