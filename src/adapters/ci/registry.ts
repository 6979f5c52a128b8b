import { github } from "./providers/github.ts";
import { report } from "./providers/report.ts";
import type { CiProvider } from "./provider.ts";

/** Every CI provider, by name. */
export const ciProviders: Readonly<Record<string, CiProvider>> = Object.fromEntries(
  [github, report].map((provider) => [provider.name, provider]),
);
