/** Words for what comes of a run, in any app's language; one that begins with `still failing`, `fail`, `broke` or `error` is a failure. */
const outcome =
  "(?<outcome>still failing|fail(?:ed|ing|ure|s)?\\b|broken|errored|error\\b|pass(?:ed|es|ing)?\\b|partially succeeded|succe(?:eded|ss|ssful(?:ly)?)\\b|complete[ds]?|finished|cancel(?:l?ed|ling)|abort(?:ed)?|skipped|start(?:ed|ing|s)|running|queued|pending|created|fixed|back to normal|recovered|restored|on hold|waiting|blocked|unstable|not built|needs approval|approved|rejected)";

/** A line that says what came of a run; `{}` stands for the word that says it, and is the group `outcome`. */
export const saysOutcome = (pattern: string): RegExp => new RegExp(pattern.replace("{}", outcome), "i");
