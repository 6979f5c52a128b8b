import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { functions } from "../build/functions.ts";
import { writeFunctions } from "../build/write-functions.ts";
import { runOsls } from "./run-osls.ts";
import { readStageSettings, type StageSettings } from "./stage-settings.ts";
import { validateTemplate } from "./validate-template.ts";

type Options = { stage: string; file?: string | undefined; into?: string };

export type Packaged = { folder: string; template: string; settings: StageSettings };

/** What keeps a stage from being packaged, for people. */
export class PackagingError extends Error {
  override name = "PackagingError";
}

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Builds, packs and checks a stage, without credentials or network: its template and its zips, in a folder of their own. */
export const packageStage = async (options: Options): Promise<Packaged> => {
  readStageSettings(options.stage, options.file);
  await writeFunctions();
  return packBuilt(options);
};

/** The same with the functions as they were built last. */
export const packBuilt = ({ stage, file = "", into = join(dist, "package", stage) }: Options): Packaged => {
  const settings = readStageSettings(stage, file);
  rmSync(into, { recursive: true, force: true });
  const { succeeded, output } = runOsls(["package", "--stage", stage, "--package", into, ...(file === "" ? [] : ["--param", `settings=${file}`])], { toTerminal: false });
  if (!succeeded) throw new PackagingError(output.trim());
  for (const { name } of functions) copyFileSync(join(dist, `${name}.zip`), join(into, `${name}.zip`));
  const template = join(into, "cloudformation-template-update-stack.json");
  const faults = validateTemplate(template);
  if (faults.length > 0) throw new PackagingError(`The template is faulty:\n${faults.join("\n")}`);
  return { folder: into, template, settings };
};
