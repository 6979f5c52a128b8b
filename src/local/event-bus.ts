import type { Context } from "aws-lambda";
import type { Handler } from "./load-handler.ts";

/** As in serverless.yml: for a name the values that fit, or the same one level down. */
export type EventPattern = { [name: string]: (string | number)[] | EventPattern };
export type EventRule = { pattern: EventPattern; handler: Handler };

/** Does what EventBridge does with an event: the first function that a rule names is invoked with it. Gives what it answered; undefined where no rule fits. */
export const createEventBus = (rules: readonly EventRule[]) => async (event: Record<string, unknown>): Promise<unknown> => {
  const rule = rules.find(({ pattern }) => fits(pattern, event));
  return rule?.handler(event, {} as Context);
};

export type EventBus = ReturnType<typeof createEventBus>;

const fits = (pattern: EventPattern, value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(pattern).every(([name, wanted]) => {
    const found = (value as Record<string, unknown>)[name];
    return Array.isArray(wanted) ? wanted.some((each) => each === found) : fits(wanted, found);
  });
