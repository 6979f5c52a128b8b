import type { CoveoTarget } from "./diagnosis.ts";

const paths = /\/organizations\/([\w-]{2,80})(?:\/sources\/([\w-]{4,160}))?/g;
const orgHost = /(?<![\w.-])([a-z0-9][a-z0-9-]{1,80})(?:\.(?:analytics|admin|platform))?\.org\.coveo\.com\b/gi;
const keys: readonly { key: "organization" | "source"; text: RegExp }[] = [
  { key: "organization", text: /\b(?:COVEO_ORG(?:ANIZATION)?(?:_ID)?|organizationId|coveo[._-]org(?:anization)?(?:[._-]?id)?)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9][\w-]{2,80})/ },
  { key: "source", text: /\b(?:COVEO_SOURCE(?:_ID)?|sourceId|coveo[._-]source(?:[._-]?id)?)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9][\w-]{3,160})/i },
];
const placeholder = /^(?:undefined|null|none|true|false|your\w*|my\w*id|organizationid|sourceid|org(?:anization)?|source|redacted|x{3,})$/i;

/** Adds what a line that calls Coveo shows of the organization and source; what is known stays. */
export const readTarget = (text: string, known: CoveoTarget): CoveoTarget => {
  let { organization, source } = known;
  for (const match of text.matchAll(paths)) {
    organization ??= real(match[1]);
    source ??= real(match[2]);
  }
  for (const match of text.includes(".org.coveo.") ? text.matchAll(orgHost) : []) organization ??= real(match[1]);
  for (const { key, text: pattern } of keys) {
    const value = real(pattern.exec(text)?.[1]);
    if (key === "organization") organization ??= value;
    else source ??= value;
  }
  return { organization, source };
};

const real = (value: string | undefined): string | null => (value === undefined || placeholder.test(value) ? null : value);
