import { github } from "./providers/github.ts";
import type { CiProvider } from "./provider.ts";

/** Every CI provider, by name. */
export const ciProviders: Readonly<Record<string, CiProvider>> = Object.fromEntries(
  [github].map((provider) => [provider.name, provider]),
);
