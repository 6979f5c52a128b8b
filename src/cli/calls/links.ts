import { readFile } from "node:fs/promises";
import { text as readText } from "node:stream/consumers";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { processEnvironment } from "../../config.ts";
import { readConnections } from "../../connections.ts";
import { UsageError } from "../../errors.ts";
import type { Allowance } from "../../linking/allowance.ts";
import { planAllowances, type AllowanceChange } from "../../linking/plan-allowances.ts";
import type { Link } from "../../pipelines/link.ts";
import { planLinks, type LinkChange } from "../../pipelines/plan-links.ts";
import type { Store } from "../../ports/store.ts";
import { readLinksFile, writeLinksFile } from "../links/links-file.ts";
import { readAllowances } from "../links/read-allowances.ts";
import { print, printable, printDocument, printJson, styled, tell } from "../print/terminal.ts";
import { withStore } from "../with-store.ts";

type Options = { json?: true };

export const exportLinks = async ({ json }: Options): Promise<void> => {
  const { links, allowed } = await withStore(async (store) => ({ links: await store.listLinks(), allowed: await store.listAllowances() }), json ? { json } : {});
  await (json ? printJson({ links, allowed }) : printDocument(writeLinksFile(links, allowed).trimEnd()));
};

/** Shows what `apply` would change; exit 1 where that is anything, so that a CI step can tell. */
export const planLinksFile = async (file: string, options: Options): Promise<void> => {
  const wanted = await readFileOf(file);
  const changes = await withStore((store) => plan(store, wanted), options);
  await show(changes, options);
  process.exitCode = changes.length === 0 ? 0 : 1;
};

export const applyLinksFile = async (file: string, options: Options): Promise<void> => {
  const wanted = await readFileOf(file);
  const changes = await withStore(async (store) => {
    const planned = await plan(store, wanted);
    for (const change of planned) await carryOut(store, change);
    return planned;
  }, options);
  await show(changes, options);
};

type Change = LinkChange | AllowanceChange;

const plan = async (store: Store, { links, allowed }: { links: Link[]; allowed: Allowance[] }): Promise<Change[]> => [
  ...planLinks(await store.listLinks(), links),
  ...planAllowances(await store.listAllowances(), allowed),
];

const carryOut = (store: Store, change: Change): Promise<void> => {
  switch (change.kind) {
    case "add":
      return store.putLink(change.link);
    case "change":
      return store.putLink(change.to);
    case "remove":
      return store.removeLink(change.link);
    case "allow":
      return store.putAllowance(change.allowance);
    case "disallow":
      return store.removeAllowance(change.allowance);
  }
};

const readFileOf = async (file: string): Promise<{ links: Link[]; allowed: Allowance[] }> => {
  const text = await (file === "-" ? readText(process.stdin) : readFile(file, "utf8").catch(() => undefined));
  if (text === undefined) throw new UsageError(`${file} is not a file that can be read.`);
  const links = readLinksFile(text);
  const allowed = readAllowances(text);
  warnOfUnknown([...links, ...allowed]);
  return { links, allowed };
};

/** A misspelled connection links nothing; but this machine need not know every connection that the bot has. */
const warnOfUnknown = (links: readonly Pick<Link, "connection">[]): void => {
  const known = new Set(readConnections(processEnvironment(), Object.values(ciProviders)).map(({ name }) => name));
  const unknown = [...new Set(links.map(({ connection }) => connection))].filter((name) => !known.has(name));
  if (unknown.length > 0) tell(`Not a connection that is known here (check the spelling, or set CONNECTIONS as the bot has it): ${printable(unknown.join(", "))}`);
};

const show = async (changes: readonly Change[], { json }: Options): Promise<void> => {
  if (json) return printJson({ changes });
  if (changes.length === 0) return print("The links are as the file has them.");
  await print(changes.map(lineOf).join("\n"));
};

const lineOf = (change: Change): string => {
  switch (change.kind) {
    case "add":
      return styled("green", `+ ${describe(change.link)}`);
    case "remove":
      return styled("red", `- ${describe(change.link)}`);
    case "change":
      return styled("yellow", `~ ${describe(change.from)}\n  becomes ${describe(change.to)}`);
    case "allow":
      return styled("green", `+ may link ${describeAllowed(change.allowance)}`);
    case "disallow":
      return styled("red", `- may link ${describeAllowed(change.allowance)}`);
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

const describeAllowed = ({ connection, projects, teams }: Allowance): string => printable(`${connection} ${projects} ← ${teams.length === 0 ? "every channel" : teams.join(", ")}`);
