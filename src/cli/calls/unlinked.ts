import { print, printable, printJson } from "../print/terminal.ts";
import { withStore } from "../with-store.ts";

export const unlinked = async ({ json }: { json?: true }): Promise<void> => {
  const projects = await withStore((store) => store.listUnlinked(), json ? { json } : {});
  if (json) return printJson({ projects });
  if (projects.length === 0) return print("Every project that failed is linked to a channel.");
  await print(
    projects.map(({ connection, name, count, lastSeen }) => `${connection} ${printable(name)}: ${count} failed, last ${lastSeen}`).join("\n"),
  );
};
