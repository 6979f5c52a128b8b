const escape = String.fromCharCode(27);
/** Jenkins hides notes of its own in a log: `ESC[8mha:////…ESC[0m`. */
const note = new RegExp(`${escape}?\\[8mha:[\\w+/=]{0,8000}${escape}?\\[0m`, "g");

/** A raw line without what the CI system hid in it. */
export const withoutHidden = (raw: string): string => (raw.includes("[8mha:") ? raw.replace(note, "") : raw);
