import type { Pattern } from "./pattern.ts";

/** A limit on how much there is, not on how much a day: waiting does not help. */
export const documentLimit: Pattern = {
  name: "document-limit",
  recognise: ({ answer, failures }) =>
    answer.category === "quota" && failures.length > 0
      ? `It is a limit on what the organization holds, and was met ${failures.length === 1 ? "once" : `${failures.length} times`}: it stays reached until there is less.`
      : undefined,
  steps: ({ answer }) => [...answer.resolution, "Do not wait for midnight: this limit does not reset."],
};
