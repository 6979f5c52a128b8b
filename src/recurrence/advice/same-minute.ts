import { runsOf } from "./runs-of.ts";
import type { Failure, Pattern } from "./pattern.ts";
import { dateTime } from "./told-times.ts";

const minute = 60_000;

/** Several pipelines that fail within a minute. */
export const sameMinute: Pattern = {
  name: "same-minute",
  recognise: ({ failures }) => {
    const together = failures.map((first) => failures.filter(({ time }) => time >= first.time && time < first.time + minute)).filter((each) => pipelinesOf(each).size > 1);
    const most = together.toSorted((a, b) => pipelinesOf(b).size - pipelinesOf(a).size)[0];
    if (most?.[0] === undefined) return undefined;
    const times = runsOf(together.flatMap(([first]) => first ?? []), minute).length;
    const names = [...pipelinesOf(most)];
    const shown = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(" and ");
    return `${names.length} pipelines met it within one minute, on ${dateTime(most[0].time)}: ${shown}.${times > 1 ? ` That happened ${times} times.` : ""}`;
  },
  steps: ({ answer, ladders }) =>
    ladders.includes("other")
      ? ["Look for one cause that they share: an API key, a source, an organization, or a fault on Coveo's side.", ...answer.resolution.slice(0, 1)]
      : ["Spread their schedules, so that they do not push at the same time.", "Where they push to one organization they share its limits: let one job push for all, in batches."],
};

const pipelinesOf = (failures: readonly Failure[]): Set<string> => new Set(failures.map(({ project, workflow }) => (workflow === null ? project.name : `${project.name} (${workflow})`)));
