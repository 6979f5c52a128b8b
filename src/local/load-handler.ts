import type { Context } from "aws-lambda";

export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** Loads `handlers/slack.handler` as Lambda would: the module's start-up code runs now. */
export const loadHandler = async (name: string): Promise<Handler> => {
  const [path = "", exported = ""] = name.split(".");
  const module = (await import(new URL(`../../${path}.ts`, import.meta.url).href)) as Record<string, Handler>;
  const handler = module[exported];
  if (typeof handler !== "function") throw new Error(`${name} is not a handler`);
  return handler;
};
