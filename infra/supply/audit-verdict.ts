import * as z from "zod";

const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string(), range: z.string(), via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])) })),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
});
const failure = z.object({ message: z.string() });

export type AuditVerdict = { kind: "clean" | "found" | "not-checked"; text: string };

/** What `npm audit --json` printed, in words. A registry that does not answer the question has not said that all is well. */
export const auditVerdict = (printed: string): AuditVerdict => {
  const { data } = report.safeParse(parsed(printed));
  if (data === undefined) {
    const reason = failure.safeParse(parsed(printed)).data?.message;
    return { kind: "not-checked", text: `Not checked: the registry gave no answer${reason === undefined ? "" : ` (${reason})`}. Ask one that has the audit endpoint, in CI for example.` };
  }
  const packages = Object.values(data.vulnerabilities);
  if (packages.length === 0) return { kind: "clean", text: `Nothing is known against the ${data.metadata.dependencies.total} packages of the lockfile.` };
  const lines = packages.map(({ name, severity, range, via }) => `${severity}: ${name} ${range}: ${via.map((each) => (typeof each === "string" ? `by ${each}` : `${each.title} ${each.url}`)).join("; ")}`);
  return { kind: "found", text: `Known against ${packages.length} of ${data.metadata.dependencies.total} packages:\n${lines.join("\n")}` };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
