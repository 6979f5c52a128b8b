/**
 * Text that no CI system takes for a command, whatever a log says: some obey lines that begin with `::`,
 * some obey `##name[…` and `##[…` anywhere in a line.
 */
export const withoutCommands = (text: string): string =>
  text.replaceAll(/^([[\p{C}\p{Z}\s]--[\n\r]]*):(?=:)/gmv, "$1: ").replaceAll(/##(?=[\w.-]*\[)/g, "## ");
