import { counted } from "./text.ts";

/** `9 failed pipelines` and `3 look-ups`, each where there was one. */
export const metCounts = ({ pipelines, lookups }: { pipelines: number; lookups: number }): string[] => [
  ...(pipelines > 0 ? [counted(pipelines, "failed pipeline")] : []),
  ...(lookups > 0 ? [counted(lookups, "look-up")] : []),
];
