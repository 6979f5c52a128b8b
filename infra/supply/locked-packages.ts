import { readFileSync } from "node:fs";

export type LockedPackage = { name: string; version: string; licence: string; shipped: boolean; integrity: string | undefined; resolved: string | undefined };

const root = new URL("../../", import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));

type Locked = { version?: string; license?: string; dev?: boolean; integrity?: string; resolved?: string };

/** Every package of a lockfile. `shipped`: a dependency of what runs; the others build and test it. */
export const lockedPackages = (lockfile = "package-lock.json"): LockedPackage[] => {
  const { packages } = readJson(lockfile) as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version = "", license, dev = false, integrity, resolved }]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license ?? "none named",
      shipped: !dev,
      integrity,
      resolved,
    }));
};

/** What a package.json asks for, by name. */
export const askedVersions = (file = "package.json"): Record<string, string> => {
  const { dependencies, devDependencies, optionalDependencies } = readJson(file) as Record<string, Record<string, string>>;
  return { ...dependencies, ...devDependencies, ...optionalDependencies };
};
