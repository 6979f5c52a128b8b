import { readFile } from "node:fs/promises";
import { text as readText } from "node:stream/consumers";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { processEnvironment } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { UsageError } from "../../errors.ts";
import type { Link } from "../../pipelines/link.ts";
import { planLinks, type LinkChange } from "../../pipelines/plan-links.ts";
import { readLinksFile, writeLinksFile } from "../links/links-file.ts";
import { print, printable, printDocument, printJson, styled, tell } from "../print/terminal.ts";
import { withStore } from "../with-store.ts";

type Options = { json?: true };

export const exportLinks = async ({ json }: Options): Promise<void> => {
  const links = await withStore((store) => store.listLinks());
  await (json ? printJson({ links }) : printDocument(writeLinksFile(links).trimEnd()));
};

/** Shows what `apply` would change; exit 1 where that is anything, so that a CI step can tell. */
export const planLinksFile = async (file: string, options: Options): Promise<void> => {
  const changes = planLinks(await withStore((store) => store.listLinks()), await readFileOf(file));
  await show(changes, options);
  process.exitCode = changes.length === 0 ? 0 : 1;
};

export const applyLinksFile = async (file: string, options: Options): Promise<void> => {
  const wanted = await readFileOf(file);
  const changes = await withStore(async (store) => {
    const planned = planLinks(await store.listLinks(), wanted);
    for (const change of planned) {
      if (change.kind === "remove") await store.removeLink(change.link);
      else await store.putLink(change.kind === "add" ? change.link : change.to);
    }
    return planned;
  });
  await show(changes, options);
};

const readFileOf = async (file: string): Promise<Link[]> => {
  const text = await (file === "-" ? readText(process.stdin) : readFile(file, "utf8").catch(() => undefined));
  if (text === undefined) throw new UsageError(`${file} is not a file that can be read.`);
  const links = readLinksFile(text);
  warnOfUnknown(links);
  return links;
};

/** A misspelled connection links nothing; but this machine need not know every connection that the bot has. */
const warnOfUnknown = (links: readonly Link[]): void => {
  const known = new Set(readConnections(processEnvironment(), Object.values(ciProviders)).map(({ name }) => name));
  const unknown = [...new Set(links.map(({ connection }) => connection))].filter((name) => !known.has(name));
  if (unknown.length > 0) tell(`Not a connection that is known here (check the spelling, or set CONNECTIONS as the bot has it): ${printable(unknown.join(", "))}`);
};

const show = async (changes: readonly LinkChange[], { json }: Options): Promise<void> => {
  if (json) return printJson({ changes });
  if (changes.length === 0) return print("The links are as the file has them.");
  await print(changes.map(lineOf).join("\n"));
};

const lineOf = (change: LinkChange): string => {
  switch (change.kind) {
    case "add":
      return styled("green", `+ ${describe(change.link)}`);
    case "remove":
      return styled("red", `- ${describe(change.link)}`);
    case "change":
      return styled("yellow", `~ ${describe(change.from)}\n  becomes ${describe(change.to)}`);
  }
};

const describe = ({ connection, projects, team, branches, workflows, post }: Link): string =>
  printable(
    [
      `${connection} ${projects} → ${team}`,
      branches.length === 0 ? "" : `branches ${branches.join(", ")}`,
      workflows.length === 0 ? "" : `workflows ${workflows.join(", ")}`,
      post === "all" ? "" : `post ${post}`,
    ]
      .filter(Boolean)
      .join("; "),
  );
