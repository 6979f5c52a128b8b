export const stepNames = ["received", "verified", "queued", "log fetched", "diagnosed", "recorded", "posted", "done"] as const;

export type StepName = (typeof stepNames)[number];

/** What became of a delivery, in milliseconds since it was sent. `at`: when that was, in the moved time. */
export type Walk = { runId: string; title: string; channel: string; at: number; status: number | null; steps: { name: StepName; after: number }[] };

type Kept = Walk & { began: number; project: string };

/** A delivery's way, as it is seen from outside: by what the bot asks of its surroundings. */
export const createSteps = (changed: () => void) => {
  const walks: Kept[] = [];
  const find = (text: string): Kept | undefined => walks.find(({ runId }) => text.includes(runId));
  const take = (name: StepName, walk: Kept | undefined): void => {
    if (walk === undefined || walk.steps.some((step) => step.name === name)) return;
    walk.steps.push({ name, after: Math.round((performance.now() - walk.began) * 10) / 10 });
    changed();
  };

  return {
    walks: (channel: string): Walk[] => walks.filter((walk) => walk.channel === channel).slice(0, 12).map(({ began: _, project: _project, ...walk }) => walk),
    begin: (walk: Pick<Kept, "runId" | "title" | "channel" | "project">): void => {
      walks.unshift({ ...walk, at: Date.now(), status: null, steps: [], began: performance.now() });
      walks.splice(100);
      changed();
    },
    answered: (runId: string, status: number): void => {
      const walk = find(runId);
      if (walk !== undefined) walk.status = status;
      changed();
    },
    /** `text` names the run, somewhere in it. */
    take: (name: StepName, text: string): void => take(name, find(text)),
    /** A message of the bot's. One without a link to the run names its project: then it is the oldest that waits for its message. */
    posted: ({ text, blocks }: { text: string; blocks: string }): void =>
      take("posted", find(blocks) ?? walks.findLast(({ project, steps }) => text.includes(project) && steps.at(-1)?.name === "recorded")),
  };
};

export type Steps = ReturnType<typeof createSteps>;
