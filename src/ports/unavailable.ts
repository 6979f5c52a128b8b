/** `reason` is a phrase for people: "the log has expired (410)". */
export type Unavailable = {
  kind: "unavailable";
  reason: string;
  /** Set where whoever runs the bot can mend it (a token, an address): told in the operations channel, not to the team alone. */
  blame?: "token" | "settings";
};
