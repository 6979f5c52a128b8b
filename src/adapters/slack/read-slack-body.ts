import type { SlackBody } from "./create-slack-dispatcher.ts";
import type { Delivery } from "../../ports/delivery.ts";

/** The body of a verified request: a form (commands; interactions have JSON in its `payload`) or JSON (events). */
export const readSlackBody = ({ headers, body }: Delivery): SlackBody | undefined => {
  const text = decode(body);
  if (text === undefined) return undefined;
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    const form = Object.fromEntries(new URLSearchParams(text));
    return form["payload"] === undefined ? form : parseObject(form["payload"]);
  }
  return type === "application/json" ? parseObject(text) : undefined;
};

const decode = (body: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
};

const parseObject = (text: string): SlackBody | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as SlackBody) : undefined;
  } catch {
    return undefined;
  }
};
