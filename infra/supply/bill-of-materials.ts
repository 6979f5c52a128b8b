import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { lockedPackages } from "./locked-packages.ts";

const bill = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  metadata: z.looseObject({ component: z.looseObject({ "bom-ref": z.string() }) }),
  components: z.array(z.looseObject({ "bom-ref": z.string(), name: z.string(), version: z.string(), hashes: z.array(z.object({ alg: z.string(), content: z.string() })).optional() })),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

export type BillOfMaterials = z.infer<typeof bill>;

/** The bill of materials of what is shipped, in CycloneDX. Npm's own `--omit=dev` also leaves out whatever a tool of development needs besides: a sixth of what runs. */
export const billOfMaterials = (): BillOfMaterials => {
  const printed = execFileSync("npm", ["sbom", "--package-lock-only", "--sbom-format=cyclonedx"], { cwd: fileURLToPath(new URL("../../", import.meta.url)), encoding: "utf8", maxBuffer: 64 * 1024 * 1024, stdio: ["ignore", "pipe", "ignore"], shell: process.platform === "win32" });
  const whole = bill.parse(JSON.parse(printed));
  const shipped = new Set(lockedPackages().flatMap(({ shipped, name, version }) => (shipped ? [`${name} ${version}`] : [])));
  const components = whole.components.filter(({ name, version }) => shipped.has(`${name} ${version}`));
  const kept = new Set([whole.metadata.component["bom-ref"], ...components.map((each) => each["bom-ref"])]);
  const dependencies = whole.dependencies.filter(({ ref }) => kept.has(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...whole, components, dependencies };
};

if (import.meta.main) console.log(JSON.stringify(billOfMaterials(), null, 2));
