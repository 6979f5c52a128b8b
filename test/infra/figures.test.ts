import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cell, columnSum, lastCell } from "../../infra/figures/cell.ts";
import { figuresPage } from "../../infra/figures/figures-page.ts";
import { readFigures, type Kept } from "../../infra/figures/figures.ts";
import { headlines, sayHeadline } from "../../infra/figures/headlines.ts";
import { markdownTable } from "../../infra/figures/markdown-table.ts";
import { measurements } from "../../infra/figures/measurements.ts";
import { spreadOf } from "../../infra/figures/spread.ts";
import { benches } from "../../infra/bench/benches.ts";
import { proofs } from "../../infra/prove/proofs.ts";
import packageJson from "../../package.json" with { type: "json" };

const page = readFileSync(new URL("../../docs/figures.md", import.meta.url), "utf8");
const figures = readFigures();
const names = [...measurements.keys()];

describe("docs/figures.md", () => {
  test("is what docs/figures.json gives", () => {
    expect(page).toBe(figuresPage(figures, names));
  });

  test("tells every proof and every bench, and says of none that it was not measured", () => {
    expect(names).toEqual([...Object.keys(proofs).map((name) => `prove/${name}`), ...Object.keys(benches).map((name) => `bench/${name}`)]);
    expect(Object.keys(figures)).toEqual(names);
  });

  test("has commands that there are, with options that they take", () => {
    const commands = [...page.matchAll(/`npm run ([a-z]+) -- ([a-z]+)((?: --[a-z]+ \d+)*)`/g)];
    expect(commands.length).toBe(names.length);
    for (const [, script = "", name = "", options = ""] of commands) {
      expect(Object.keys(packageJson.scripts)).toContain(script);
      expect(measurements.get(`${script}/${name}`)?.options).toEqual(expect.arrayContaining([...options.matchAll(/--([a-z]+)/g)].map(([, option]) => option)));
    }
    expect(Object.keys(packageJson.scripts)).toContain("figures");
  });

  test("finds each figure that it begins with", () => {
    for (const headline of headlines) expect(sayHeadline(headline, figures[headline.from] as Kept)).toMatch(/\d/);
  });

  test("names no machine", () => {
    for (const { machine } of Object.values(figures)) expect(["cores", "node", "platform", "load"]).toEqual(expect.arrayContaining(Object.keys(machine)));
  });
});

const section = (more: Partial<Kept> = {}): Kept => ({ title: "A bench", command: "npm run bench -- it", about: "It was run.", tables: [{ columns: ["what", "ms"], rows: [["one", 12345.5], ["a | b", 2]] }], faults: [], seconds: 60, date: "2026-11-21", machine: { cores: 2, node: "v24.0.0", platform: "linux x64" }, ...more });

describe("the page", () => {
  test("says in words which targets are met and which are not, and what was a fault", () => {
    const targets = [{ what: "Its time, ms", value: 30, limit: 25, is: "at most" as const, why: "Of these, 20 are waiting." }, { what: "Its share", value: 0.5, limit: 0.2, is: "at least" as const, why: "It is made of this." }];
    const made = figuresPage({ "prove/it": section({ targets, faults: ["a message came twice"] }) }, ["prove/it"]);
    for (const said of ["**Not met**: Its time, ms: 30, at most 25. Of these, 20 are waiting.\n", "- Met: Its share: 0.5, at least 0.2.\n", "- **Fault:** a message came twice", "**1 fault was found**", "| Its time, ms | 30 | at most 25 | Of these, 20 are waiting. | [A bench](#a-bench) |", "| Targets met | 1 of 2 |"]) expect(made).toContain(said);
  });

  test("names what was not measured, and how to", () => {
    expect(figuresPage({ "prove/it": section() }, ["prove/it", "prove/other"])).toContain("## prove/other\n\nNot measured yet: `npm run figures -- prove/other`.");
  });

  test("fails where a headline's figure is gone", () => {
    expect(() => sayHeadline({ what: "", from: "", says: ({ figure }) => figure("s") }, section())).toThrow('A bench has no "s"');
  });
});

test("a table's numbers stand to the right, and a bar in a cell ends no cell", () => {
  expect(markdownTable(section().tables[0] ?? { columns: [], rows: [] })).toBe("| what | ms |\n|---|--:|\n| one | 12,345.5 |\n| a \\| b | 2 |");
});

test("a figure is found by its column and the beginning of its row", () => {
  expect([cell(section(), "ms"), cell(section(), "ms", "a"), lastCell(section(), "ms"), columnSum(section(), "ms")]).toEqual([12345.5, 2, 2, 12347.5]);
  expect([cell(section(), "s"), cell(section(), "ms", "z"), lastCell(section(), "s"), columnSum(section(), "s")]).toEqual([undefined, undefined, undefined, undefined]);
});

test("of measurements the middle one is told, and where the middle half lies", () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, quartiles: [2, 4] });
});
