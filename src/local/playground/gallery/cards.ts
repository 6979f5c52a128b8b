import type { Family } from "../../emulated-ci/emulated-provider.ts";
import { emulatedProviders } from "../../emulated-ci/registry.ts";
import { gallery } from "./gallery.ts";

const families: Record<Family, { name: string; note: string }> = {
  hosted: { name: "Hosted CI", note: "Each signs in its own way: with a secret, or a key pair." },
  "own servers": { name: "On your own servers", note: "Each carries a secret, or signs with one." },
  aws: { name: "AWS", note: "CodePipeline by SNS, signed with a key of this start. CodeBuild by EventBridge, which signs nothing: it hands its event to the function." },
  other: { name: "Anywhere else", note: "The job reports its own log, signed; only failures." },
};

/** The samples as the page lists them: by where their CI runs, in the registry's order. */
export const galleryCards = Object.entries(families).map(([family, words]) => ({
  ...words,
  samples: [...emulatedProviders.values()]
    .filter((provider) => provider.family === family)
    .flatMap(({ name, label, passes }) => gallery.filter(({ provider }) => provider === name).map(({ id, title, category }) => ({ id, title, provider: label, category, passes }))),
}));
