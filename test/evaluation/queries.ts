import { readFileSync } from "node:fs";

export type Query = {
  kind: string;
  query: string;
  /** The ids of which one has to be the first answer (`push/412/*` is any of them); empty where "not in the catalog" is right. */
  first: string[];
};

/** The questions of the corpus: `# kind`, then `query ⇒ ids`; `␤` is a line break, `∅` an empty question. */
export const readQueries = (): Query[] => {
  let kind = "";
  return readFileSync(new URL("fixtures/queries.txt", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line): Query[] => {
      if (line.startsWith("# ")) kind = line.slice(2);
      const at = line.lastIndexOf(" ⇒ ");
      if (at < 0) return [];
      const query = line.slice(0, at).replaceAll("␤", "\n").replace("∅", "");
      const first = line.slice(at + 3).trim();
      return [{ kind, query, first: first === "not-found" ? [] : first.split(" ") }];
    });
};
