import * as z from "zod";
import { ConfigurationError } from "./errors.ts";
import { splitSecrets } from "./signatures/secret-keys.ts";

/** What settings are made of. */
export type Environment = Readonly<Record<string, string | undefined>>;

const shortest = 32;

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);

/** One secret or several, separated by commas. */
export const secret = z
  .string()
  .refine((value) => splitSecrets(value).length > 0, "is empty")
  .refine((value) => splitSecrets(value).every((each) => each.length >= shortest), `must have ${shortest} characters or more`)
  .refine((value) => splitSecrets(value).every((each) => !each.startsWith("whsec_") || isBase64(each.slice("whsec_".length))), "begins with whsec_, and the rest is no base64");
export const token = z.string().min(1);
export const url = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });
export const list = z.string().transform((value) => value.split(",").map((each) => each.trim()).filter(Boolean));

/** Parses the environment, in which an empty value is none; throws a ConfigurationError that names every fault, and no value. */
export const parseSettings = <T>(schema: z.ZodType<T>, environment: Environment, prefix = ""): T => {
  const own = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value !== "" && name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
  );
  const parsed = schema.safeParse(Object.fromEntries(own));
  if (parsed.success) return parsed.data;
  throw settingFaults(parsed.error, (name) => !environment[prefix + name], prefix);
};

/** The faults of settings, in one sentence. */
export const settingFaults = (error: z.ZodError, isMissing: (name: string) => boolean, prefix = ""): ConfigurationError => {
  const named = error.issues.map((issue) => {
    const name = issue.path.join(".");
    return { name: prefix + name, text: `${prefix}${name} ${isMissing(name) ? "is missing" : issue.message}` };
  });
  return new ConfigurationError(
    `Settings to fix: ${named.map(({ text }) => text).join("; ")}. They are environment variables; the README lists them.`,
    named.map(({ name }) => name),
  );
};
