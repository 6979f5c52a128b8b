import type { Redact } from "../../diagnosis/redact.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { WishStore } from "../../ports/wish-store.ts";
import { readWish } from "../../views/wish-button.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import { safelyQuoted } from "../safely-quoted.ts";
import type { Press } from "./press.ts";

export type WishPorts = { store: WishStore; redact: Redact; clock: Clock; log: Log };

/** Notes that somebody wants an error in the catalog: once an answer, however often the button is pressed, and nobody is named. */
export const takeWish = async (ports: WishPorts, { value }: Press): Promise<PressedAnswer> => {
  const wish = readWish(value);
  if (wish === undefined) return { kind: "outdated" };
  const put = await impatiently(ports, async () => {
    const { query } = await safelyQuoted(ports, wish.query);
    await ports.store.putWish({ ...wish, query, at: ports.clock().toISOString() });
    return true;
  });
  return put === null ? { kind: "unavailable" } : { kind: "wished" };
};
