import terminalLink from "terminal-link";
import { styled, width } from "./terminal.ts";

type Link = { label: string; url: string };

/** Links for reading: clickable labels where the terminal can, else the address in full, never broken in two. */
export const linkLines = (links: readonly Link[]): string[] => links.map(({ label, url }) => `  ${terminalLink(label, url, { fallback: () => written(label, url) })}`);

const written = (label: string, url: string): string => {
  const fits = label.length + url.length + 4 <= width();
  return `${label}:${fits ? " " : "\n    "}${styled("underline", url)}`;
};
