import type { Explained } from "./explain-said.ts";

/** The entries that a message was found to tell of, the first answer first. */
export const errorIdsOf = (explained: Explained): string[] => {
  switch (explained.kind) {
    case "diagnosed":
      return explained.found.map(({ diagnosis }) => diagnosis.id);
    case "looked-up":
      return explained.lookUp.answers.slice(0, 1).map(({ id }) => id);
    case "nothing":
      return [];
  }
};
