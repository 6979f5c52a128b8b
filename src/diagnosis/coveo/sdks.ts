import type { CoveoApi } from "./coveo-api.ts";

/** Names by which Coveo's client libraries and tools show in messages, logger names and stack traces. */
export const sdks: readonly { name: RegExp; api: CoveoApi | null }[] = [
  { name: /@coveo[/\\]push-api-client/i, api: "push" },
  { name: /\bcoveo[-_]?push[-_]?api[-_]?(?:client|helper)\b/i, api: "push" },
  { name: /\bcoveopush\b/i, api: "push" },
  { name: /\bCoveo(?:Push|Document|Permissions|Constants)\.py\b/, api: "push" },
  { name: /\bcom\.coveo\.(?:pushapi\w*|push|aem|connectors?|indexing|sitecore)\b/i, api: "push" },
  { name: /\bCoveo\.Connectors\.Utilities\.PlatformSdk\b/, api: "push" },
  { name: /\bCoveo\.(?:Framework|SearchProvider|CloudPlatformClient\w*|Indexing|Push\w*)\b/, api: "push" },
  { name: /\bCoveo\\{1,2}(?:Push|Index|Source|Stream|Catalog|Client|Api|Platform)\w{0,40}/, api: "push" },
  { name: /\bCoveo(?:Transport|Push|Source|Index\w*|Stream|Catalog\w*|Platform)\w{0,40}\b/, api: "push" },
  { name: /(?<![\w/@.-])coveo\.(?:push|client|api|index|source|stream|document)\w{0,40}\b/i, api: "push" },
  { name: /\bcoveo (?:source|push|org):[a-z:-]{2,40}/, api: "push" },
  { name: /@coveo[/\\]cli\b/i, api: "push" },
  { name: /@coveo(?:rd)?[/\\]platform-client\b/i, api: "platform" },
  { name: /\bcoveo[.-]analytics(?:\.js)?\b|\bcoveoua\b|\bCoveoAnalytics\w{0,30}\b|\bCoveoUA\b|\bcom\.coveo\.analytics\b/i, api: "usage-analytics" },
  { name: /@coveo[/\\](?:headless|atomic|search-ui\w*|quantic)\b|\bcoveo-search-ui\b|\bCoveoHeadless\b/i, api: "search" },
];
