import { print, printable, printJson } from "../print/terminal.ts";
import { withStore } from "../with-store.ts";

/** What the catalog could grow by: codes that Coveo gave and that it does not have. */
export const requests = async ({ json }: { json?: true }): Promise<void> => {
  const codes = await withStore((store) => store.listUnknownCodes(), json ? { json } : {});
  if (json) return printJson({ codes });
  if (codes.length === 0) return print("Every code that Coveo gave is in the catalog.");
  await print(
    codes.map(({ code, status, count, lastSeen }) => `${printable([status, code].filter(Boolean).join(" "))}: in ${count} failed runs, last ${lastSeen}`).join("\n"),
  );
};
