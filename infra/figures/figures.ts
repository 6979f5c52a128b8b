import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";

const section = z.object({
  title: z.string(),
  command: z.string(),
  about: z.string(),
  tables: z.array(z.object({ caption: z.string().exactOptional(), columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), z.number()]))) })),
  targets: z.array(z.object({ what: z.string(), value: z.number(), limit: z.number(), is: z.enum(["at most", "at least"]), why: z.string().exactOptional() })).exactOptional(),
  faults: z.array(z.string()),
  seconds: z.number(),
});

/** `machine`: nothing that names it; `load`: how many processes wanted a core as it began. `date`: ISO 8601. */
const kept = section.extend({ date: z.iso.date(), machine: z.object({ cores: z.number(), node: z.string(), platform: z.string(), load: z.number().exactOptional() }) });

export type Kept = z.infer<typeof kept>;

/** Sections by the names of what measured them: `prove/attacks`, `bench/cold`, … */
export type Figures = Record<string, Kept>;

export const sectionsSchema = z.array(section);

const file = new URL("../../docs/figures.json", import.meta.url);
const schema = z.record(z.string(), kept);

export const readFigures = (): Figures => schema.parse(JSON.parse(readFileSync(file, "utf8")));

export const writeFigures = (figures: Figures): void => writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
