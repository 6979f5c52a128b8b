import { isMet, type Section } from "./section.ts";

/** For people, on a terminal. */
export const printSection = ({ title, about, tables, targets = [], faults, command, seconds }: Section): void => {
  console.log(`\n${title}\n${about}\n`);
  for (const { caption, columns, rows } of tables) {
    if (caption !== undefined) console.log(caption);
    console.table(rows.map((row) => Object.fromEntries(row.map((value, index) => [columns[index] ?? "", value]))));
  }
  for (const target of targets) console.log(`${isMet(target) ? "Met" : "NOT MET"}: ${target.what}: ${target.value}, ${target.is} ${target.limit}${isMet(target) || target.why === undefined ? "" : `. ${target.why}`}`);
  for (const fault of faults) console.log(`FAULT: ${fault}`);
  console.log(`${faults.length === 0 ? "No faults" : `${faults.length} faults`}, ${seconds} s. The same again: ${command}`);
};
