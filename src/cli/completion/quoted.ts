/** A word as every shell takes it literally. The texts are the program's own and hold no apostrophe that fish would read otherwise. */
export const quoted = (text: string): string => `'${text.replaceAll("\\", "").replaceAll("'", "’")}'`;
