import { findMentions } from "../coveo/find-mentions.ts";
import type { Mention } from "../coveo/mention.ts";
import type { Line } from "./line.ts";
import { normaliseLine, withoutColours } from "./normalise-line.ts";
import { mayBeLabelled, sectionOf } from "./section-of.ts";
import { unescapeLine } from "./unescape-line.ts";
import { withoutHidden } from "./without-hidden.ts";

const escape = String.fromCharCode(27);
/** GitHub prints a step's script in this colour before it runs it; Azure and Actions toolkits mark commands. */
const scriptColour = `${escape}[36;1m`;
const command = /^(?:##)?\[command\]|^\s{0,8}(?:\++|\$|>|❯|PS [^>]{0,80}>)\s(?:sudo |time |env )?(?:curl|wget|node|npm|npx|python3?|pip|java|mvn|gradle|dotnet|bash|sh|export|echo|if|for|while|test|\[|coveo|docker|git|cat|grep|jq|set|make|yarn|http)\b/;
const marked = /(?:##)?\[command\]/;

type Read = Line & { head: Line | undefined; known: { text?: string; plain?: string; mentions?: readonly Mention[]; section?: string | null; boundary?: boolean; facts?: unknown[] } | undefined };

/** Shared by all lines: a log has millions of them, and few are ever looked at. */
const reading: object & ThisType<Read> = {
  get text(): string {
    this.known ??= {};
    return (this.known.text ??= normaliseLine(this.raw));
  },
  get plain(): string {
    this.known ??= {};
    return (this.known.plain ??= unescapeLine(this.text));
  },
  get mentions(): readonly Mention[] {
    const plain = this.plain;
    this.known ??= {};
    return (this.known.mentions ??= findMentions(plain));
  },
  get echoed(): boolean {
    return this.raw.includes(scriptColour) || marked.test(this.raw.slice(0, 80)) || command.test(this.text);
  },
  get boundary(): boolean {
    this.known ??= {};
    return (this.known.boundary ??= boundary.test(withoutHidden(this.raw).slice(0, 200)));
  },
  get facts(): unknown[] {
    this.known ??= {};
    return (this.known.facts ??= []);
  },
  get section(): string | null {
    if (this.head) return this.head.section;
    this.known ??= {};
    // Null is an answer too.
    if (this.known.section === undefined) this.known.section = mayBeLabelled(this.raw) || this.raw.includes(escape) ? sectionOf(withoutColours(this.raw.slice(0, 400))) : null;
    return this.known.section;
  },
};

/** Reads one raw line, or one part of it that a carriage return or the length cut off; `head` is the line's first part. */
export const readLine = (raw: string, number: number, owned: boolean, head?: Line): Line => ({ __proto__: reading, raw, number, owned, head, known: undefined }) as unknown as Line;

/** Where a new step of the pipeline begins: what stood before it belongs to another. */
const boundary = /##\[(?:group|section)\]|section_start:|\[Pipeline\] (?:\{|stage|sh|node|\/\/)|travis_fold:start|^(?:---|~~~|\+\+\+) (?::|(?!PASS|FAIL|SKIP|End of|Expected|Received)[A-Z])|\bStep \d{1,3}\/\d{1,3} ?:|^#\d{1,3} \[|^\[Container\] [\d/]{10} [\d:.]{8,16} (?:Running command|Entering phase)|##teamcity\[blockOpened|^#!\/bin\/(?:ba)?sh\b/;
