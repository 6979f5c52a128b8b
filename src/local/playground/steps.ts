export const stepNames = ["received", "verified", "queued", "log fetched", "diagnosed", "recorded", "posted", "done"] as const;

export type StepName = (typeof stepNames)[number];

/** What became of a delivery, in milliseconds since it was sent. `at`: when that was, in the moved time. */
export type Walk = { runId: string; title: string; channel: string; at: number; status: number | null; steps: { name: StepName; after: number }[] };

/** A delivery's way, as it is seen from outside: by what the bot asks of its surroundings. */
export const createSteps = (changed: () => void) => {
  const walks: (Walk & { began: number })[] = [];
  const find = (text: string): (Walk & { began: number }) | undefined => walks.find(({ runId }) => text.includes(runId));
  const take = (name: StepName, walk: (Walk & { began: number }) | undefined): void => {
    if (walk === undefined || walk.steps.some((step) => step.name === name)) return;
    walk.steps.push({ name, after: Math.round((performance.now() - walk.began) * 10) / 10 });
    changed();
  };

  return {
    walks: (channel: string): Walk[] => walks.filter((walk) => walk.channel === channel).slice(0, 12).map(({ began: _, ...walk }) => walk),
    begin: (runId: string, title: string, channel: string): void => {
      walks.unshift({ runId, title, channel, at: Date.now(), status: null, steps: [], began: performance.now() });
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
  };
};

export type Steps = ReturnType<typeof createSteps>;
