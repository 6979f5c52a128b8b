import { parse } from "yaml";
import * as z from "zod";
import { UsageError } from "../../errors.ts";
import type { Allowance } from "../../linking/allowance.ts";

/** The key in links.yaml that stands beside the channels. */
export const allowedKey = "allowed";

const channel = z.string().regex(/^[CG][A-Z0-9]{6,20}$/, "is not a channel's id, as in C000000001");
const allowedSchema = z.array(z.strictObject({ connection: z.string().min(1), projects: z.array(z.string().min(1)).min(1), channels: z.array(channel).default([]) }));

/** What links.yaml lets channels link by themselves. Throws a UsageError that names every fault. */
export const readAllowances = (text: string): Allowance[] => {
  const file: unknown = parse(text);
  const allowed = typeof file === "object" && file !== null && allowedKey in file ? file[allowedKey] : [];
  const parsed = allowedSchema.safeParse(allowed);
  if (!parsed.success) throw new UsageError(`What is allowed cannot be read:\n${parsed.error.issues.map((issue) => `  ${[allowedKey, ...issue.path].join(".")}: ${issue.message}`).join("\n")}`);
  const allowances = parsed.data.flatMap(({ connection, projects, channels }) => projects.map((project): Allowance => ({ connection, projects: project, teams: channels })));
  const twice = allowances.filter(({ connection, projects }, index) => allowances.findIndex((other) => other.connection === connection && other.projects === projects) !== index);
  if (twice.length > 0) throw new UsageError(`Allowed twice: ${twice.map(({ connection, projects }) => `${connection} ${projects}`).join(", ")}. Name all its channels in one place.`);
  return allowances;
};
