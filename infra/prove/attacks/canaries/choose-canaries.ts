import { createHash } from "node:crypto";
import type { Canary } from "./canary.ts";
import { linkCanaries } from "./links.ts";
import { mentionCanaries } from "./mentions.ts";
import { secretCanaries } from "./secrets.ts";

const kinds: readonly (readonly Canary[])[] = [mentionCanaries, linkCanaries, secretCanaries];

export const allCanaries: readonly Canary[] = kinds.flat();

/** The canary of a field in a round: in each field the kinds take turns, and each goes through its own in an order that the seed draws. */
export const chooseCanary = ({ seed, round, field }: { seed: number; round: number; field: string }): Canary => {
  const draw = (of: string): number => createHash("sha256").update(`${seed}:${of}`).digest().readUInt32BE();
  const turn = round + draw(field);
  const kind = kinds[turn % kinds.length] ?? allCanaries;
  const chosen = kind[(Math.floor(round / kinds.length) * stepOver(kind.length) + draw(`${field}, first`)) % kind.length];
  if (chosen === undefined) throw new Error("there is no canary");
  return chosen;
};

/** A step that leads through all of so many. */
const stepOver = (count: number): number => [7, 11, 13, 17].find((step) => count % step !== 0) ?? 1;
