import type { Context } from "aws-lambda";

export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** Loads `handlers/slack.handler` as Lambda would: the module's start-up code runs now, and what it begins has ended. */
export const loadHandler = async (name: string): Promise<Handler> => {
  const [path = "", exported = ""] = name.split(".");
  const { ready, ...module } = (await import(new URL(`../../${path}.ts`, import.meta.url).href)) as { ready?: Promise<unknown> };
  await ready;
  const handler = (module as Record<string, Handler>)[exported];
  if (typeof handler !== "function") throw new Error(`${name} is not a handler`);
  return handler;
};
