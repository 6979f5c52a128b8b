import { expect, test } from "vitest";
import { billOfMaterials } from "../../infra/supply/bill-of-materials.ts";
import { lockedPackages } from "../../infra/supply/locked-packages.ts";

test("the bill of materials lists what is shipped, all of it and nothing else, each with its content's hash", () => {
  const { components, dependencies } = billOfMaterials();
  const shipped = lockedPackages().flatMap(({ shipped, name, version }) => (shipped ? [`${name} ${version}`] : []));
  expect([...new Set(components.map(({ name, version }) => `${name} ${version}`))].toSorted()).toEqual([...new Set(shipped)].toSorted());
  expect(components.filter(({ hashes = [] }) => !hashes.some(({ alg, content }) => alg === "SHA-512" && content.length === 128))).toEqual([]);
  const refs = new Set(dependencies.map(({ ref }) => ref));
  expect(components.filter((each) => !refs.has(each["bom-ref"]))).toEqual([]);
  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((each) => !refs.has(each))).toEqual([]);
});
