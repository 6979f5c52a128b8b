import type { WrittenCase } from "./log-case.ts";

const listOf = (text: string): string[] => (text === "none" ? [] : text.split(/[\s,]+/).filter((id) => id !== ""));

const optionsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/\s+/)
      .filter((option) => option !== "")
      .map((option) => [option.split("=")[0] ?? "", option.split("=")[1] ?? ""]),
  );

const shortNameOf = (id: string): string => id.split("/").slice(1).join("-").toLowerCase();

/**
 * Reads a file of cases: `%% name | kind | expected | options`, then `%why` lines, then the text.
 * `each: id id …` stands for one case an id.
 */
export const readWrittenCases = (file: string): WrittenCase[] =>
  file
    .split(/^%% /m)
    .slice(1)
    .flatMap((block): WrittenCase[] => {
      const [head = "", ...rest] = block.replace(/\n+$/, "").split("\n");
      const [name = "", kind = "", expected = "", options = ""] = head.split("|").map((part) => part.trim());
      const whys = rest.filter((line) => line.startsWith("%why "));
      const lines = rest.filter((line) => !whys.includes(line));
      const parsed = optionsOf(options);
      const or = parsed.get("or");
      const common = {
        kind,
        options: parsed,
        or: or === undefined ? null : listOf(or.replaceAll("+", " ")),
        why: whys.length === 0 ? null : whys.map((line) => line.slice(5)).join(" "),
        lines,
      };
      if (!expected.startsWith("each:")) return [{ ...common, name, expected: listOf(expected), error: null }];
      return listOf(expected.slice(5)).map((id) => Object.assign({ name: `${name}-${shortNameOf(id)}`, expected: [id], error: id }, common));
    });
