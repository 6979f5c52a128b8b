import type { Family } from "../../emulated-ci/emulated-provider.ts";
import { emulatedProviders } from "../../emulated-ci/registry.ts";
import { gallery } from "./gallery.ts";

const families: Record<Family, { name: string; note: string }> = {
  hosted: { name: "Hosted CI", note: "Its webhook is signed as each signs: with a secret, or with a key pair." },
  "own servers": { name: "On your own servers", note: "Its webhook carries a secret, or is signed with one." },
  aws: { name: "AWS", note: "SNS signs with a key of this start. EventBridge signs nothing: it hands its event to the function itself." },
  other: { name: "Anywhere else", note: "The job reports its own log, signed. Only failures are reported." },
};

/** The samples as the page lists them: by where their CI runs, in the registry's order. */
export const galleryCards = Object.entries(families).map(([family, words]) => ({
  ...words,
  samples: [...emulatedProviders.values()]
    .filter((provider) => provider.family === family)
    .flatMap(({ name, label, passes }) => gallery.filter(({ provider }) => provider === name).map(({ id, title, category }) => ({ id, title, provider: label, category, passes }))),
}));
