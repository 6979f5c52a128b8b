import type { Allowance } from "./allowance.ts";

export type AllowanceChange = { kind: "allow"; allowance: Allowance } | { kind: "disallow"; allowance: Allowance };

/** What has to change for `current` to become `wanted`. One that is allowed to other channels is allowed anew. */
export const planAllowances = (current: readonly Allowance[], wanted: readonly Allowance[]): AllowanceChange[] => [
  ...wanted.filter((each) => !current.some((now) => isSame(now, each))).map((allowance) => ({ kind: "allow" as const, allowance })),
  ...current.filter((each) => !wanted.some((then) => isNamed(then, each))).map((allowance) => ({ kind: "disallow" as const, allowance })),
];

const isNamed = (a: Allowance, b: Allowance): boolean => a.connection === b.connection && a.projects === b.projects;

const isSame = (a: Allowance, b: Allowance): boolean => isNamed(a, b) && JSON.stringify(a.teams.toSorted()) === JSON.stringify(b.teams.toSorted());
