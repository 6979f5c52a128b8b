import type { Figures, Kept } from "./figures.ts";
import { headlines, sayHeadline } from "./headlines.ts";
import { markdownTable } from "./markdown-table.ts";
import { notProven } from "./not-proven.ts";
import { isMet, type Target } from "./section.ts";

/** docs/figures.md: made of the sections alone, in the order of `names`. One that was not measured says so. */
export const figuresPage = (figures: Figures, names: readonly string[]): string => {
  const sections = names.flatMap((name) => figures[name] ?? []);
  const faults = sections.reduce((sum, each) => sum + each.faults.length, 0);
  const parts = [
    "# Figures",
    "What the bot survives, what it costs and how quick it is, measured. `npm run figures` measures all of it anew and writes this page; `npm run figures -- bench/cold prove/attacks` only these. Each section has its command with its sizes: with larger ones it takes longer and says more.",
    "The bot explains errors of Coveo's interfaces in Slack. A **look-up** is somebody asking it for one there; a **failure** is a pipeline's run that failed, of which it tells the channel that the pipeline belongs to, its **team**. An **occurrence** is one team meeting one error once, a **flag** the warning that an error keeps coming back, a **storm** one error in many places at about the same time, a **digest** the weekly summary. **Dead letters** are messages that were given up after fifteen tries, and **redriven** is tried again later. p50 and p99 are the times within which half and 99 in 100 were done; a median is the middle one of several measurements, and half of them lie between its quartiles.",
    markdownTable({ columns: ["what was looked at", "what was found", "more"], rows: headlineRows(figures, sections) }),
    `${faults === 0 ? "No proof and no bench found a fault." : `**${faults} ${faults === 1 ? "fault was" : "faults were"} found**, told below.`} ${total(sections)}`,
    ...missedPart(sections),
    ...names.map((name) => (figures[name] === undefined ? `## ${name}\n\nNot measured yet: \`npm run figures -- ${name}\`.` : sectionOf(figures[name]))),
    "## What is not proven here",
    markdownTable({ columns: ["what", "what stands in its place"], rows: notProven.map(({ what, instead }) => [what, instead]) }),
  ];
  return `${parts.join("\n\n")}\n`;
};

/** What was aimed at and not reached, with what is known of why. */
const missedPart = (sections: readonly Kept[]): string[] => {
  const rows = sections.flatMap(({ title, targets = [] }) =>
    targets.filter((target) => !isMet(target)).map(({ what, value, limit, is, why = "Nothing is known of why." }) => [what, value.toLocaleString("en"), `${is} ${limit.toLocaleString("en")}`, why, linkTo(title)]),
  );
  return rows.length === 0 ? ["Every target is met."] : ["**Not met:**", markdownTable({ columns: ["what was aimed at", "measured", "aimed at", "what it is made of", "more"], rows })];
};

const headlineRows = (figures: Figures, sections: readonly Kept[]): string[][] => {
  const proofs = Object.entries(figures).filter(([name]) => name.startsWith("prove/"));
  return [
    [`Faults found by ${proofs.length} proofs`, String(proofs.reduce((sum, [, { faults }]) => sum + faults.length, 0)), proofs.map(([, { title }]) => linkTo(title)).join(", ")],
    ["Targets met", `${sections.flatMap(({ targets = [] }) => targets).filter(isMet).length} of ${sections.flatMap(({ targets = [] }) => targets).length}`, "each section"],
    ...headlines.flatMap((headline) => {
      const section = figures[headline.from];
      return section === undefined ? [] : [[headline.what, sayHeadline(headline, section), linkTo(section.title)]];
    }),
  ];
};

const sectionOf = ({ title, about, tables, targets = [], faults, command, seconds, date, machine }: Kept): string =>
  [
    `## ${title}`,
    about,
    ...tables.flatMap((table) => [...(table.caption === undefined ? [] : [`${table.caption}:`]), markdownTable(table)]),
    ...(targets.length === 0 ? [] : [targets.map(inWords).join("\n")]),
    ...(faults.length === 0 ? [] : [faults.map((fault) => `- **Fault:** ${fault}`).join("\n")]),
    `\`${command}\`: ${seconds} s on ${date}, ${machine.cores} cores, Node ${machine.node}, ${machine.platform}${machine.load === undefined ? "" : `, load ${machine.load} as it began`}.`,
  ].join("\n\n");

const inWords = (target: Target): string => {
  const { what, value, limit, is, why } = target;
  const said = `${what}: ${value.toLocaleString("en")}, ${is} ${limit.toLocaleString("en")}.`;
  return isMet(target) ? `- Met: ${said}` : `- **Not met**: ${said}${why === undefined ? "" : ` ${why}`}`;
};

const total = (sections: readonly Kept[]): string => {
  const seconds = sections.reduce((sum, each) => sum + each.seconds, 0);
  return `All of it took ${seconds < 120 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`}.`;
};

/** As GitHub names headings. */
const linkTo = (title: string): string => `[${title}](#${title.toLowerCase().replaceAll(/[^\w\s-]/g, "").replaceAll(/\s/g, "-")})`;
