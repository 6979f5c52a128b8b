import type { Mention } from "./mention.ts";

const frame = /^\s*(?:at\s|File "|in\s|from\s|#\d+\s)/;
const verbs = "push\\w*|client\\w*|api\\w*|index\\w*|upload\\w*|sink|publish\\w*|load\\w*|writer|source|document\\w*|sync\\w*|send\\w*|service";
/** A class, function or file of the project's own that is named after pushing to Coveo; the folders above it say nothing. */
const named = new RegExp(`(?<![\\w/-])(?:\\w{0,40}coveo[._-]?(?:${verbs})|\\w{0,40}(?:${verbs.replaceAll("\\w*", "")})[._-]?(?:to[._-]?)?coveo\\w{0,40})(?![\\w-]*/)`, "i");

/** What a stack frame says of Coveo, where it names neither an address nor a library. */
export const findInFrame = (text: string): Mention | null => {
  if (!frame.test(text)) return null;
  const match = named.exec(text.replaceAll(/(?<![\w@.-])[\w@.-]*[/\\]/g, " "));
  return match ? { kind: "word", api: "push", name: match[0], from: 0, to: match[0].length } : null;
};
