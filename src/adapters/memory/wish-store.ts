import { wishDays, type Wish } from "../../feedback/wish.ts";
import type { Clock } from "../../ports/clock.ts";
import type { WishStore } from "../../ports/wish-store.ts";

export const createWishStore = (clock: Clock): WishStore => {
  const wishes = new Map<string, Wish>();
  return {
    putWish: async (wish) => {
      wishes.set(wish.askId, wish);
    },
    listWishes: async ({ from, until }) => {
      const oldest = new Date(clock().getTime() - wishDays * 86_400_000).toISOString();
      return [...wishes.values()].filter(({ at }) => at > oldest && at >= from && at < until).toSorted((a, b) => a.askId.localeCompare(b.askId));
    },
  };
};
