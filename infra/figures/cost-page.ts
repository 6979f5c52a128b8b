import { readFileSync, writeFileSync } from "node:fs";
import { costBlock } from "./cost-block.ts";
import type { Kept } from "./figures.ts";

const page = new URL("../../docs/cost.md", import.meta.url);
const measured = /(?<=<!-- measured -->\n)[\s\S]*(?=<!-- end -->)/;

/** docs/cost.md with these figures between its marks. */
export const costPage = (section: Kept): string => readFileSync(page, "utf8").replace(measured, () => costBlock(section, alarmMetrics()));

export const writeCostPage = (section: Kept): void => writeFileSync(page, costPage(section));

/** The alarm on the hourly run watches two metrics. */
const alarmMetrics = (): number => [...readFileSync(new URL("../alarms.yml", import.meta.url), "utf8").matchAll(/Type: AWS::CloudWatch::Alarm/g)].length + 1;
