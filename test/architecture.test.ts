import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = globSync(["src/**/*.ts", "handlers/*.ts"], { cwd: root }).filter((path) => !path.endsWith(".d.ts"));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** What a file imports: files of the project by their path from the root, packages by their name. */
const importsOf = (path: string): string[] =>
  [...read(path).matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"/g)].map(([, from, dynamic, bare]) => {
    const target = from ?? dynamic ?? bare ?? "";
    return target.startsWith(".") ? relative(root, join(root, dirname(path), target)) : target;
  });

const room = (path: string): string => /^src\/(adapters\/[^/]+|[^/]+)/.exec(path)?.[1] ?? path.split("/")[0] ?? "";
const isPure = (path: string): boolean => path.startsWith("src/") && !/^src\/(adapters|app|local|cli)\//.test(path) && path !== "src/config.ts";
const offenders = (among: string[], isOffence: (path: string) => string[]): string[] =>
  among.flatMap((path) => isOffence(path).map((offence) => `${path}: ${offence}`));
const importing = (among: string[], isForbidden: (imported: string, path: string) => boolean): string[] =>
  offenders(among, (path) => importsOf(path).filter((imported) => isForbidden(imported, path)));

describe("the rules between the rooms", () => {
  test("there are files, and their imports are seen", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(importsOf("src/app/create-store.ts")).toContain("src/config.ts");
    expect(importsOf("src/cli/with-store.ts")).toContain("src/cli/open-table.ts");
  });

  test("the domain is pure: no SDK, no Node, no outer room", () => {
    const sdk = /^(node:|@aws-sdk\/|@smithy\/|@slack\/(?!types$)|aws|emulate$|dynalite$)/;
    expect(importing(files.filter(isPure), (imported) => sdk.test(imported) || (imported.startsWith("src/") && !isPure(imported)) || /^(handlers|infra)\//.test(imported))).toEqual([]);
  });

  test("the domain takes its time from a clock, and has no process, console or Buffer", () => {
    const impure = [/\bDate\.now\(/, /\bnew Date\(\)/, /\bMath\.random\(/, /\bprocess\./, /\bconsole\./, /\bBuffer\b/];
    expect(offenders(files.filter(isPure), (path) => impure.filter((each) => each.test(withoutComments(read(path)))).map(String))).toEqual([]);
  });

  test("@slack/types is used for its types only", () => {
    expect(offenders(files, (path) => [...read(path).matchAll(/import (?!type)[^;]*"@slack\/types"/g)].map(String))).toEqual([]);
  });

  test("adapters do not import one another", () => {
    const adapters = files.filter((path) => path.startsWith("src/adapters/"));
    expect(importing(adapters, (imported, path) => imported.startsWith("src/adapters/") && room(imported) !== room(path))).toEqual([]);
  });

  test("an adapter folder has one vendor's SDK at most", () => {
    const vendors = new Map<string, Set<string>>();
    for (const path of files.filter((each) => each.startsWith("src/adapters/"))) {
      const found = vendors.get(dirname(path)) ?? new Set<string>();
      for (const imported of importsOf(path)) {
        const vendor = /^(@aws-sdk|@slack|@octokit|aws4fetch|@secretlint)/.exec(imported)?.[1];
        if (vendor !== undefined) found.add(vendor);
      }
      vendors.set(dirname(path), found);
    }
    expect([...vendors].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  test("only src/config.ts reads the environment", () => {
    expect(offenders(files.filter((path) => path !== "src/config.ts"), (path) => (/process\.env/.test(read(path)) ? ["process.env"] : []))).toEqual([]);
  });

  test("nothing imports the handlers, the local server or the terminal command", () => {
    const outer = /^(handlers|src\/local|src\/cli)\//;
    expect(importing(files, (imported, path) => outer.test(imported) && room(imported) !== room(path))).toEqual([]);
  });

  test("shared code names no CI provider", () => {
    const names = /\b(github|gitlab|jenkins|circleci|buildkite|bitbucket|azure-?devops|travis|teamcity|tekton|codebuild|codepipeline)\b/i;
    // Logs and questions name products as data; the samples and the help text are one provider's; a CI system shows a step's findings in its own way.
    const data = /^src\/(adapters\/(ci|redaction)|local|diagnosis|catalog\/question)\/|^src\/cli\/(ci-step|program)\//;
    const shared = files.filter((path) => !data.test(path));
    expect(offenders(shared, (path) => names.exec(withoutComments(read(path)).replaceAll(/https?:\S+/g, ""))?.slice(0, 1) ?? [])).toEqual([]);
  });

  test("a CI adapter begins with its vendor's documentation", () => {
    const providers = files.filter((path) => path.startsWith("src/adapters/ci/providers/"));
    expect(providers).not.toEqual([]);
    expect(providers.filter((path) => !read(path).startsWith("// https://"))).toEqual([]);
  });

  test("adapters are constructed in src/app: no adapter imports it, and a handler imports its own function's file of it, no other's", () => {
    expect(importing(files.filter((path) => path.startsWith("src/adapters/")), (imported) => imported.startsWith("src/app/"))).toEqual([]);
    const handlers = files.filter((path) => path.startsWith("handlers/"));
    const ownOf = (path: string): string[] => [`src/app/create-${basename(path, ".ts")}-function.ts`, "src/app/start-function.ts"];
    expect(importing(handlers, (imported, path) => /^src\/(app|adapters)\//.test(imported) && !imported.startsWith("src/adapters/lambda/") && !ownOf(path).includes(imported))).toEqual([]);
    const composed = files.filter((path) => path.startsWith("src/app/"));
    expect(importing(composed, (imported) => /^src\/app\/create-\S+-function\.ts$/.test(imported))).toEqual([]);
  });

  test("every import leads to a file", () => {
    expect(importing(files, (imported) => /^(src|handlers|infra)\//.test(imported) && !existsSync(join(root, imported)))).toEqual([]);
  });

  test("handlers stay short", () => {
    expect(files.filter((path) => path.startsWith("handlers/") && read(path).split("\n").length > 40)).toEqual([]);
  });

  test("no default exports, no module mocks", () => {
    expect(files.filter((path) => /^export default/m.test(read(path)))).toEqual([]);
    const tests = globSync("test/**/*.ts", { cwd: root }).filter((path) => path !== "test/architecture.test.ts");
    expect(tests.filter((path) => /vi\.(mock|doMock)\(/.test(read(path)))).toEqual([]);
  });
});

const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "$1");
