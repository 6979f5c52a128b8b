import type { Line } from "./line.ts";
import { normaliseLine } from "./normalise-line.ts";
import { unescapeLine } from "./unescape-line.ts";

const escape = String.fromCharCode(27);
/** GitHub prints a step's script in this colour before it runs it; Azure and Actions toolkits mark commands. */
const scriptColour = `${escape}[36;1m`;
const command = /^(?:##)?\[command\]|^\s{0,8}(?:\++|\$|>|❯|PS [^>]{0,80}>)\s(?:sudo |time |env )?(?:curl|wget|node|npm|npx|python3?|pip|java|mvn|gradle|dotnet|bash|sh|export|echo|if|for|while|test|\[|coveo|docker|git|cat|grep|jq|set|make|yarn|http)\b/;
const marked = /(?:##)?\[command\]/;

/** Reads one raw line, or one part of it that a carriage return or the length cut off. */
export const readLine = (raw: string, number: number, owned: boolean): Line => {
  const text = normaliseLine(raw);
  return { number, text, plain: unescapeLine(text), echoed: raw.includes(scriptColour) || marked.test(raw.slice(0, 80)) || command.test(text), boundary: boundary.test(raw.slice(0, 200)), owned };
};

/** Where a new step of the pipeline begins: what stood before it belongs to another. */
const boundary = /##\[(?:group|section)\]|section_start:|\[Pipeline\] (?:\{|stage|sh|node|\/\/)|travis_fold:start|^(?:---|~~~|\+\+\+) (?::|[A-Z])|\bStep \d{1,3}\/\d{1,3} ?:|^#\d{1,3} \[/;
