export type Violation = { rule: string; team: string; at: string; detail: string };

/** What was found to be wrong; how often, and the first of each rule in full. */
export const createViolations = (now: () => number) => {
  const counts = new Map<string, number>();
  const first: Violation[] = [];
  return {
    counts,
    first,
    add: (rule: string, team: string, detail: string): void => {
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (count <= 3) first.push({ rule, team, at: new Date(now()).toISOString(), detail });
    },
    total: (): number => [...counts.values()].reduce((sum, each) => sum + each, 0),
  };
};

export type Violations = ReturnType<typeof createViolations>;
