import type { Signal } from "../signals/signal.ts";

/**
 * Kinds of lines that name errors without one having happened.
 * `always`: whatever else the line holds · `bare`: unless it holds an error body or calls Coveo · `before`: where these words lead up to the name · `told`: so, even to an error body.
 */
export type NonEvent = { name: string; when: "always" | "bare" | "before" | "told"; line: RegExp };

export const nonEvents: readonly NonEvent[] = [
  { name: "comment", when: "always", line: /^\s*(?:\/\/|\/\*|<!--|#(?!\d|\s?\[)\s|\s\*\s)/ },
  { name: "source code", when: "always", line: /^\s*(?:(?:else )?if\s?\(|elif |switch\s?\(|case\s+["'A-Z\d]|(?:export )?enum\b|const\s+\w|let\s+\w+\s?=|var\s+\w+\s?=|export\s+(?:const|type|class|function)|import\s+[\w*{].{0,200}\bfrom\b|import\s+["'(]|from\s+\S+\s+import|throw new|raise\s+\w+\(|return\s+(?!code|value|status)|assert\w*\b|(?:async )?def\s+\w+\(|class\s+\w+\s?[{(:]|(?:public|private|protected|static)\s+(?:\w+\s+){1,4}\w+\s?[(=;{]|expect\()/ },
  { name: "source code", when: "always", line: /[!=]==?\s{0,2}["']?(?:[45]\d\d\b|[A-Z]+_[A-Z_]+)|\bin\s?[[(]["']?(?:[45]\d\d|[A-Z]+_)|\bcase\s+["'][A-Za-z_]+["']\s?:|\bstatus_forcelist\b|\berror TS\d{4}\b|\bextends (?:Runtime)?(?:Error|Exception)\b/ },
  { name: "code frame", when: "always", line: /^\s{0,8}>?\s{0,4}\d{1,6} \|\s{1,40}(?:const|let|var|if|return|case|throw|export|import|function|class|type|enum|'|"|\/\/)/ },
  { name: "finding of a linter", when: "always", line: /\bis (?:assigned a value|defined|declared) but (?:never|its value)\b|\bno-unused-vars\b/ },
  { name: "branch of a shell script", when: "always", line: /^\s{0,20}[\w"'*|.-]{1,60}\)\s{1,8}(?:echo|printf|exit|return|log|die|fail)\b/ },
  { name: "exit code in a help text", when: "always", line: /^\s{2,8}(?![45]\d\d)\d{1,3}\s{2,8}\S.{0,80}\([A-Z]+_[A-Z_]+\)$/ },
  { name: "test", when: "told", line: /<test(?:case|suite)\s[^<>]{0,120}$/ },
  { name: "test", when: "always", line: /^\s{4,60}(?:json|return_value|side_effect)=/ },
  { name: "answer of Kubernetes", when: "always", line: /^Error from server \(/ },
  { name: "definition", when: "always", line: /\b([A-Z]+(?:_[A-Z0-9]+)+)\b\W{1,8}\1\b/ },
  { name: "search result", when: "always", line: /^(?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)+\.(?:tsx?|m?js|py|java|kt|md|cs|go|rb|php|ya?ml|txt|html)(?::\d+){1,2}[:-]|^(?:src|test|docs|lib)\/\S+:\s/ },
  { name: "metric", when: "always", line: /^[\w.:]{1,100}\{[^}]{0,400}\}\s{1,4}[\d.+e-]+\s*$|^# (?:HELP|TYPE) |\b(?:rate|increase|sum|count)\(\w+\{/ },
  { name: "test", when: "always", line: /^\s*[✓✔√]|^\s*(?:PASS(?:ED)?|FAIL(?:ED)?)\s+(?:\S+\.(?:test|spec)\.|\S*tests?\/)|^\s*(?:not )?ok \d+\b|^\s*--- (?:PASS|FAIL|SKIP)|^=== RUN|^\s*(?:it|test|describe)\(|::test_|\bTests? run:/ },
  { name: "test", when: "always", line: /\b(?:mock(?:ed|s|ing|server)?|stub(?:bed|s)?|nock|wiremock|msw|fixtures?|simulat\w+|fake[dr]?|dummy|test case|cassettes?|VCR|betamax|hoverfly|mountebank|requests_mock|httpretty)\b|\b(?:expected error|as expected|expected failure|should (?:throw|fail|return|reject|retry|handle|report|map))\b/i },
  { name: "test", when: "always", line: /^\s*(?:PASSED|SKIPPED|XFAIL)\b|::[\w[\]-]{1,80} (?:PASSED|SKIPPED|XFAIL)\b|\bPASSED$/ },
  { name: "test", when: "bare", line: /^\s*[✗✘×●○◯⎯]|\b(?:returns|throws|handles|retries|rejects|maps) (?:a |an |the |on |with )?(?:HTTP )?[45]\d\d\b/i },
  { name: "statement of SQL", when: "always", line: /^\s*\((?:\s?(?:'[^']{0,200}'|\d{1,12}|NULL|true|false)\s?,){1,20}\s?(?:'[^']{0,200}'|\d{1,12}|NULL|true|false)\s?\)\s?[,;]?\s*$|^\s*(?:INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|ALTER TABLE|MERGE INTO|COMMENT ON|SELECT)\s/i },
  { name: "earlier run", when: "told", line: /\b(?:previous|last|earlier|prior|yesterday'?s?|tonight'?s first) (?:\w+ )?(?:run|build|job|pipeline|night|execution|deploy\w*|time|failure|week|release)\b(?!.{0,60}\bthis run\b)|\b(?:no longer|known issue|incident|postmortem|used to|was fixed|were fixed|is fixed|has been fixed|resolved in|fixed in)\b|^\s*[-*•] (?:fix(?:ed|es)?|add(?:ed|s)?|chang(?:ed|es)|improv(?:ed|es)|remov(?:ed|es)|now|support(?:s|ed)?|handl(?:e|es|ed)|bump(?:ed|s)?)\b(?! \d)/i },
  { name: "expectation", when: "before", line: /\bexpect(?:ed|s|ing)?\s?[:=]?\s?["'`]?$/i },
  { name: "help", when: "always", line: /^\s+-{1,2}[a-z][\w-]*(?:[ =](?:<[^>]{1,60}>|\w+))?\s{2,}\S|(?:^|\s)(?:--notes|--title|--message|--body|commit -a?m)[ =]/ },
  { name: "list of statuses", when: "bare", line: /\b[45]\d\d\b["']?\s?(?:,|\||\/|or|and)\s?["']?[45]\d\d\b["']?\s?(?:,|\||\/|or|and)/ },
  { name: "policy", when: "before", line: /\b(?:retr(?:y|ies|yable)|back ?off|ignor\w+|handl\w+|catch\w*|skip\w*|alert\w*|fall ?back)\b.{0,30}\b(?:on|when|if|statuses|codes)\b.{0,30}$/i },
  { name: "policy", when: "before", line: /\bretr(?:y|ies) $/i },
  { name: "advice", when: "before", line: /\b(?:in case of|if (?:you|the|it|we|coveo|this|there)|whenever|when (?:you|the|coveo)|(?:may|might|can|could|would|should|will) (?:return|answer|give|fail|respond)|e\.g\.|for example|such as)\b/i },
  { name: "documentation", when: "bare", line: /^\s*(?:\|(?!\s{0,20}(?:(?:batch|file|items?|documents?|page|part|chunk|job|source)\b|#?\d{1,2}\s|\S{1,80}\.(?:json|ndjson|csv|xml)\b)).*\|\s*$|#{1,6} |>\s|[-*•] +[`*"']|[*•] \w|\d+\. )/ },
  { name: "documentation", when: "bare", line: /`(?:[45]\d\d[^`]{0,40}|[A-Z]+_[A-Z_]+)`/ },
  { name: "documentation", when: "bare", line: /["']description["']\s?:/ },
  { name: "version control", when: "bare", line: /^(?:HEAD is now at|commit |Merge |Checking out|\*? ?[0-9a-f]{7,40} |Author:|Switched to|From https|branch )|\bHEAD is now at\b|\b(?:feat|fix|chore|docs|refactor|test|ci)(?:\([\w-]+\))?!?: /i },
];

/** Whether the line is of a kind that makes the signal in it no event. */
export const isNonEvent = (text: string, signal: Signal, callsCoveo: boolean): boolean =>
  nonEvents.some(({ when, line }) => {
    if (when === "always") return line.test(text);
    if (when === "told") return line.test(text.slice(Math.max(0, signal.from - 140), signal.from));
    if (signal.form === "body") return false;
    return when === "bare" ? !callsCoveo && line.test(text) : line.test(text.slice(Math.max(0, signal.from - 140), signal.from));
  });
