/** What runners that print several steps into one log put before each line: Tekton, TeamCity, `gh run view --log`, Docker Compose, kubectl. */
export const sectionLabels: readonly RegExp[] = [
  /^\[[\w.-]{1,63} : [\w.-]{1,63}\] /,
  /^\[\d\d:\d\d:\d\d\][ \w]{0,2}:[ \t]{1,4}(?:\[[^\]]{1,80}\] ?)?/,
  /^[A-Za-z][^\t]{0,100}\t[^\t]{1,100}\t(?=\ufeff?\d{4}-\d\d-\d\dT)/,
  /^[a-z][\w.-]{0,60}[-_]\d{1,3}\s{1,20}\| ?/,
  /^\[pod\/[\w./-]{1,200}\] /,
];

const clock = /^\[[\d:]{8}\].{0,2}:/;

/** A quick look before the labels are tried. */
export const mayBeLabelled = (text: string): boolean => {
  const start = text.slice(0, 200);
  return start.startsWith("[") || start.includes("\t") || start.includes(" |");
};

/** The step or container that a line without colours is labelled with; null where it carries no label. */
export const sectionOf = (text: string): string | null => {
  if (!mayBeLabelled(text)) return null;
  for (const label of sectionLabels) {
    const name = label.exec(text)?.[0].replace(clock, "").trim();
    if (name) return name;
  }
  return null;
};
