import { zipSync } from "fflate";

/** The same files give the same bytes, on any machine and at any time. */
export const zipFiles = (files: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const entries = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  // A zip's time has no zone and begins in 1980; everybody may read the files, as Lambda's user has to.
  const options = { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 } as const;
  return zipSync(Object.fromEntries(entries.map(([path, bytes]) => [path, [bytes, options]])));
};
