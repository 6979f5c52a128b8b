import type { Connection } from "../pipelines/connection.ts";
import { notChecked, ok, toDo, type Check } from "./check.ts";

/** What came of a cheap call of its API. `no-call`: there is none to make (`isAskable`: yet, for want of a run). `blame`: who has to mend it. */
export type Reached = { kind: "accepted" } | { kind: "no-call"; isAskable: boolean } | { kind: "refused"; reason: string; blame: "token" | "settings" } | { kind: "not-reached"; reason: string };

/** `isReceived`: whether its deliveries come over HTTP, and so bear a signature. */
export const checkConnection = ({ name, secrets, options }: Connection, isReceived: boolean, reached: Reached): Check[] => {
  const prefix = name.toUpperCase().replaceAll("-", "_");
  const isKeyed = secrets.length > 0 || Object.keys(options).length > 0;
  const secret = isKeyed
    ? ok("connections", `${name} webhook`, "its secret is set")
    : toDo("connections", `${name} webhook`, "no secret is set: whatever it sends is refused", `Set ${prefix}_WEBHOOK_SECRET to what the webhook is signed with, 32 characters or more.`);
  return [...(isReceived ? [secret] : []), checkReached(name, prefix, reached)];
};

const checkReached = (name: string, prefix: string, reached: Reached): Check => {
  const subject = `${name} API`;
  switch (reached.kind) {
    case "accepted":
      return ok("connections", subject, "reached; the token was not refused");
    case "no-call":
      return notChecked("connections", subject, reached.isAskable ? "it takes a run to ask, and none of its projects was heard of yet" : "it has no API that could be asked");
    case "refused":
      return toDo("connections", subject, reached.reason, reached.blame === "token" ? `Make a token, and set it as ${prefix}_TOKEN; docs/ci has a page for each provider.` : `Set ${prefix}_API_URL.`);
    case "not-reached":
      return toDo("connections", subject, reached.reason, `Check ${prefix}_API_URL, and whether this machine (and the functions' network) reaches it.`);
  }
};
