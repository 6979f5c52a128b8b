import { relative } from "node:path";
import { parseArgs } from "node:util";
import { createChangeSet, DeployError } from "./create-change-set.ts";
import { PackagingError, packageStage } from "./package-stage.ts";
import { runOsls } from "./run-osls.ts";
import { StageSettingsError } from "./stage-settings.ts";

/** `npm run package` and `npm run deploy`. */
const usage = "Usage: npm run package -- --stage <stage> [--settings <file>]\n       npm run deploy -- --stage <stage> [--settings <file>] [--changeset]";

const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { stage: { type: "string" }, settings: { type: "string" }, changeset: { type: "boolean", default: false } } });
  const [what] = positionals;
  const { stage, settings: file, changeset } = values;
  if (stage === undefined || (what !== "package" && what !== "deploy") || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const packaged = await packageStage({ stage, file });
  console.log(`Packaged for ${stage} and checked: ${relative(".", packaged.folder)} holds the template and the zips.`);
  if (what === "package") return 0;
  if (changeset) {
    const { name, address, changes } = await createChangeSet(packaged);
    console.table(changes);
    console.log(`The change set ${name} is made and nothing is changed yet. Look at it and run it: ${address}`);
    return 0;
  }
  return runOsls(["deploy", "--stage", stage, ...(file === undefined ? [] : ["--param", `settings=${file}`])], { toTerminal: true }).succeeded ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected = error instanceof StageSettingsError || error instanceof PackagingError || error instanceof DeployError || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
