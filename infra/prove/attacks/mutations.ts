import fc from "fast-check";
import { changeBody } from "./mutations/change-body.ts";
import { changeProof } from "./mutations/change-proof.ts";
import { changeSigning } from "./mutations/change-signing.ts";
import type { Forge, Known, Way } from "./mutations/mutation.ts";
import type { Target } from "./target.ts";

/** What fast-check shrinks and prints. */
export type Mutation = {
  what: string;
  /** The proof is another one, or is by the wrong secret or of the wrong time: refused whatever it is of. */
  isStrict: boolean;
  forge: Forge;
  toString: () => string;
};

const ways: Record<string, Way> = { ...changeProof, ...changeBody, ...changeSigning };

export const mutationNames = Object.keys(ways);

const draws = { at: fc.nat(), which: fc.nat(999), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) };
const samples = Array.from({ length: 40 }, (_, index) => ({ at: index * 7, which: index, bytes: new Uint8Array([index + 1]) }));

/** The ways that change something of this target's requests. */
export const mutationsOf = (target: Target, known: Known): fc.Arbitrary<Mutation> =>
  fc.oneof(
    ...Object.entries(ways)
      .filter(([, way]) => samples.some((drawn) => way(known, target, drawn) !== undefined))
      .map(([what, way]) => fc.record(draws).map((drawn): Mutation => ({ what, isStrict: !(what in changeBody), forge: (known, target) => way(known, target, drawn), toString: () => `${what}, ${JSON.stringify({ ...drawn, bytes: [...drawn.bytes] })}` }))),
  );
