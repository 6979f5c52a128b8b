import terminalLink from "terminal-link";
import { styled, width, wrapped } from "./terminal.ts";

type Link = { label: string; url: string };

/** Links for reading: clickable labels where the terminal can, else the address in full, never broken in two. */
export const linkLines = (links: readonly Link[]): string[] => links.map(({ label, url }) => (terminalLink.isSupported ? `  ${terminalLink(label, url)}` : written(label, url)));

const written = (label: string, url: string): string => {
  const address = styled("underline", url);
  return label.length + url.length + 4 <= width() ? `  ${label}: ${address}` : `${wrapped(`${label}:`, "  ")}\n    ${address}`;
};
