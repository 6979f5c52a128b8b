import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lockedPackages } from "./locked-packages.ts";

/** The page of licences: what runs, by licence. */
export const licencesPage = (): string => {
  const byLicence = Map.groupBy(lockedPackages().filter(({ shipped }) => shipped), ({ licence }) => licence);
  const sections = [...byLicence]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, packages]) => {
      const names = [...new Set(packages.map(({ name, version }) => `${name} ${version}`))].toSorted();
      return `## ${licence}\n\n${names.join(", ")}\n`;
    });
  return ["# Licences", "", "What the bot is made of besides its own code, by licence, from the lockfile. Written by `npm run licences`; a bill of materials in CycloneDX is printed by `npm run sbom`.", "", ...sections].join("\n");
};

export const licencesPath = fileURLToPath(new URL("../../docs/licences.md", import.meta.url));

if (import.meta.main) writeFileSync(licencesPath, licencesPage());
