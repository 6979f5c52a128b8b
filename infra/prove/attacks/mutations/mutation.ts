import type { Signed, Target } from "../target.ts";

/** What an attacker knows: a genuine request of this sender, and one of another. */
export type Known = { genuine: Signed; stranger: Signed };

/** A genuine request made a forged one; undefined where nothing changed that counts. */
export type Forge = (known: Known, target: Target) => Signed | undefined;

/** The same, steered by what fast-check draws: a place, a choice, some bytes. */
export type Way = (known: Known, target: Target, drawn: { at: number; which: number; bytes: Uint8Array }) => Signed | undefined;
