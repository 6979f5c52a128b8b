import type { Link } from "./link.ts";

export type LinkChange = { kind: "add"; link: Link } | { kind: "remove"; link: Link } | { kind: "change"; from: Link; to: Link };

/** What has to change for `current` to become `wanted`, in the order of connection and project. */
export const planLinks = (current: readonly Link[], wanted: readonly Link[]): LinkChange[] => {
  const now = new Map(current.map((link) => [nameOf(link), link]));
  const then = new Map(wanted.map((link) => [nameOf(link), link]));
  return [...new Set([...now.keys(), ...then.keys()])].toSorted().flatMap((name): LinkChange[] => {
    const from = now.get(name);
    const to = then.get(name);
    if (from === undefined) return to === undefined ? [] : [{ kind: "add", link: to }];
    if (to === undefined) return [{ kind: "remove", link: from }];
    return isSame(from, to) ? [] : [{ kind: "change", from, to }];
  });
};

const nameOf = ({ connection, projects }: Link): string => JSON.stringify([connection, projects]);

const isSame = (a: Link, b: Link): boolean =>
  a.team === b.team && a.post === b.post && hasSame(a.branches, b.branches) && hasSame(a.workflows, b.workflows);

const hasSame = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
