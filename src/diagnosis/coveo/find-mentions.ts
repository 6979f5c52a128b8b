import { classifyHost } from "./classify-host.ts";
import { foreignNames } from "./foreign-names.ts";
import type { Mention } from "./mention.ts";
import { sdks } from "./sdks.ts";

const coveoHost = /(?<![\w.-])((?:[a-z0-9_-]{1,63}\.){0,4}coveo\.com)(?::\d{1,5})?(\/[^\s"'<>)\]},;]{0,2000})?/gi;
const pushPath = /(?<![\w.:/-])\/(?:push\/)?v1\/organizations\/[^\s"'<>)\]},;]{1,2000}/g;
const laterPath = /(?:url:?\s*|\b(?:GET|PUT|POST|DELETE|PATCH)\s+)(\/[^\s"'<>)\]},;]{1,400})/;
/** A storage host with its bucket before or after it. */
const storage = /(?<![\w.-])[\w-][\w.-]{0,120}\.amazonaws\.com(?:\/[\w.-]{1,80})?/gi;
const ownBucket = /(?:^|\/)coveo-/i;
const url = /\bhttps?:\/\/(?:[^\s/@"'<>]{1,200}@)?([a-z0-9._-]{1,200})/gi;
/** What a request is about, not where it goes: the address of an item. */
const content: readonly RegExp[] = [
  /\b(?:document_?id|documents?|items?|uri|clickable_?uri|permanent_?id|parent_?id|page|permalink|link|key|item ?ur[il]|source_?ur[il])["']?\s?[:=]\s?["']?$/i,
  /\b(?:item|document|page|product) ["']?$/i,
  /[?&]\w{1,20}=$/,
  /\S\/$/,
];
/** A host without `https://` before it, behind the verb of a request. */
const verb = /\b(?:curl|wget|GET|PUT|POST|DELETE|PATCH|HEAD)\s/;
const target = /(?<![^\s"'])((?:[a-z0-9-]{1,63}\.){1,6}(?!(?:json|csv|xml|[cm]?[jt]s|py|java|txt|log|md|ya?ml|html|sh)\b)[a-z]{2,24})(?=:\d|\/)/g;
const namedHost = /\b(?:host|hostname|server|upstream)[=: ]{1,3}["']?([a-z0-9_-][a-z0-9_.-]{2,200})/gi;
const domain = /^[\w-]+(?:\.[\w-]+){0,8}\.[a-z]{2,24}$/i;
/** Where an error text points its reader; nobody is called there. */
const pointer = /(?:^|\.)(?:docs?|status|support|help|developers?|learn|wiki|blog)\.|mozilla\.org$|httpstatuses?\.|w3\.org$|ietf\.org$|nodejs\.org$|aka\.ms$|readthedocs\.|stackoverflow\.com$|json-schema\.org$|apache\.org$/i;
const word = /(?<![\w/@.:\\-])coveo(?:'s|’s)?(?![\w/@\\-]|\.\w|:\/)|(?<![\w/@.\\-])(?:coveo[-_](?:push\w*|index\w*|sync\w*|upload\w*|client|loader|pusher|api|ingest\w*|source)|push[-_](?:to[-_])?coveo)(?![\w/.@-])|\bCoveo[A-Z]\w{2,60}/gi;
const foreignName = new RegExp(`(?<![\\w@/.-])(?:${foreignNames.join("|")})(?!\\w|-(?!cli\\b)|\\.[a-z])`, "gi");
/** A package manager at work names Coveo's packages without calling Coveo. */
const packageManager = /^\s*(?:npm|yarn|pnpm|pip|Collecting|Downloading|Downloaded|Requirement already|Successfully installed|Installing|added \d|Restored|\[INFO\] (?:Downloaded|Downloading|---))\b|\bnpm (?:ERR!|error|warn|http|install|ci|i)\b|registry\.npmjs|\/simple\/|\bpypi\.org/i;
const environment = /^\s*(?:export\s+|-e\s+|env\s+)?[A-Z][A-Z0-9_]{2,80}\s*[:=]/;

const exception = /^\w+[\\.:]{1,2}[\w\\.:]{0,100}(?:Exception|Error|Fault)\b/;

/** `image coveo-push`, `gem coveo`: a thing that carries the name does not speak for Coveo. */
const thingBefore = /\b(?:image|images|tag|gem|crate|chart|package|module|repositor(?:y|ies)|repo|branch|namespace|bucket|plugin|artifact|tarball|wheel|layer|manifest|deployment|release|pod|pvc|secret|configmap|index template|dependency|library)s?(?: named| called| for)?[ :]{1,2}["'`(]?$/i;
const purposeBefore = /\bfor (?:the )?$/i;
const speaks = /^['’]?s?[ _-]?(?:push|api|source|org|index|sync|upload|batch|platform|analytics|stream)/i;

const isThing = (line: string, from: number, name: string): boolean => {
  const before = line.slice(Math.max(0, from - 60), from);
  if (thingBefore.test(before)) return true;
  return purposeBefore.test(before) && /^coveo(?:-\w+)?$/i.test(name) && !speaks.test(line.slice(from + name.length));
};

/** Who is named in a line: Coveo's endpoints, libraries and name, and those of others. */
export const findMentions = (line: string): Mention[] => {
  const found: Mention[] = [];
  const add = (kind: Mention["kind"], api: Mention["api"], name: string, from: number) => found.push({ kind, api, name, from, to: from + name.length });
  const lower = line.toLowerCase();
  if (lower.includes("coveo") || line.includes("/organizations/")) {
    for (const match of lower.includes("coveo.com") ? line.matchAll(coveoHost) : []) {
      const host = match[1] ?? "";
      const path = match[2] ?? laterPath.exec(line.slice(match.index))?.[1] ?? "";
      const api = classifyHost(host, path);
      if (api !== "none") add("endpoint", api, host, match.index);
    }
    for (const match of line.includes("/organizations/") ? line.matchAll(pushPath) : []) if (!found.some((mention) => mention.kind === "endpoint" && mention.api === "push")) add("endpoint", "push", match[0].slice(0, 60), match.index);
    for (const match of lower.includes("amazonaws") ? line.matchAll(storage) : []) if (ownBucket.test(match[0])) add("container", "push", match[0], match.index);
    if (!packageManager.test(line)) {
      for (const sdk of sdks) {
        const match = sdk.name.exec(line);
        if (match && !isThing(line, match.index, match[0])) add("sdk", sdk.api, match[0], match.index);
      }
      if (!environment.test(line)) for (const match of line.matchAll(word)) if (!isThing(line, match.index, match[0])) add("word", null, match[0], match.index);
    }
  }
  for (const pattern of verb.test(line) ? [url, namedHost, target] : [url, namedHost])
    for (const match of line.matchAll(pattern)) {
      const host = match[1] ?? "";
      const before = line.slice(Math.max(0, match.index - 60), match.index);
      if (pattern === url && content.some((form) => form.test(before))) continue;
      if (!/coveo/i.test(host) && !pointer.test(host) && (pattern !== namedHost || domain.test(host))) add("foreign-host", null, host, match.index);
    }
  for (const match of line.matchAll(foreignName)) {
    add("foreign-name", null, match[0], match.index);
    const last = found.at(-1);
    if (last && exception.test(line.slice(match.index, match.index + 120))) last.throws = true;
  }
  return found.toSorted((a, b) => a.from - b.from);
};
