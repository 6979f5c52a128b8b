import { describe, expect, test } from "vitest";
import { analytics } from "./cases/analytics.ts";
import { assorted } from "./cases/assorted.ts";
import { clients } from "./cases/clients.ts";
import { field } from "./cases/field.ts";
import { foreign } from "./cases/foreign.ts";
import { loaders } from "./cases/loaders.ts";
import { notEvents } from "./cases/not-events.ts";
import { several } from "./cases/several.ts";
import { shapes } from "./cases/shapes.ts";
import { traps } from "./cases/traps.ts";
import { whichError } from "./cases/which-error.ts";
import { words } from "./cases/words.ts";
import { notNow } from "./cases/not-now.ts";
import { retries } from "./cases/retries.ts";
import { steps } from "./cases/steps.ts";
import { told } from "./cases/told.ts";
import { diagnose, readable } from "./read-case.ts";

const tables = { "Coveo's clients": clients, "which error it is": whichError, "usage analytics": analytics, "shapes of logs": shapes, "several errors": several, "the name alone": words, "loaders of a team's own": loaders, "passages from the field": field, assorted, "errors of others": foreign, "traps": traps, "what only looks like an error": notEvents, "steps of a pipeline": steps, "calls that were tried again": retries, "ways to tell an error": told, "what did not happen now": notNow };

for (const [subject, cases] of Object.entries(tables))
  describe(subject, () => {
    test.each(cases)("$name", async ({ log, finds }) => {
      expect(readable(await diagnose(log.join("\n")))).toEqual(finds);
    });
  });
