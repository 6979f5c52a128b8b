/** Kinds of lines that name errors without one having happened. */
export const notAnEvent: readonly { name: string; line: RegExp }[] = [
  { name: "comment", line: /^\s*(?:\/\/|\/\*|<!--|#(?!\d|\s?\[)\s|\s\*\s)/ },
  { name: "source code", line: /^\s*(?:(?:else )?if\s?\(|elif |switch\b|case\s+["'A-Z\d]|enum\b|const\s+\w|let\s+\w+\s*=|var\s+\w+\s*=|export\s+(?:const|type|enum|class)|import\b|from\s+\S+\s+import|throw new|raise\s+\w+\(|return\b|assert\w*\b|def\s+\w+\(|class\s+\w+|public\s|private\s|static\s|expect\()/ },
  { name: "source code", line: /(?:[!=]==?|\bin|\bnot in)\s{0,2}[[(]?["']?(?:[45]\d\d\b|[A-Z]+_[A-Z_]+)|\bcase\s+["'][A-Za-z_]+["']\s*:|=>\s*\{\s*$|\bstatus_forcelist\b|\berror TS\d{4}\b/ },
  { name: "list of statuses", line: /\b[45]\d\d\b["']?\s?(?:,|\||\/|or|and)\s?["']?[45]\d\d\b["']?\s?(?:,|\||\/|or|and)/ },
  { name: "policy", line: /\b(?:retr(?:y|ies|yable|ied)|back ?off|ignor\w+|handl\w+|catch\w*|skip\w*|alert\w*|fall ?back)\b.{0,20}\b(?:on|for|of|when|if|statuses)\b.{0,20}\b(?:[45]\d\d|5xx|4xx)\b/i },
  { name: "advice", line: /\b(?:in case of|if (?:you|the|it|we|coveo|this|there)|whenever|when (?:you|the|coveo)|may return|might return|can return|could return|would return|should return|e\.g\.|for example|such as|see (?:also )?docs)\b/i },
  { name: "test", line: /^\s*(?:[✓✔✗✘×√●○◯⎯›❯]|PASS(?:ED)?\b|FAIL(?:ED)?\b(?!:)|ok \d|not ok \d|--- (?:PASS|FAIL|SKIP)|=== RUN|\d+\) |it\(|test\(|describe\()/ },
  { name: "test", line: /::test_|\b(?:PASSED|SKIPPED|XFAIL)\b|\bTests? run:|\b(?:mock(?:ed|s|ing|server)?|stub(?:bed|s)?|nock|wiremock|msw|fixture|simulat\w+|fake[dr]?|dummy|test case|spec|snapshot)\b|\b(?:expected error|as expected|expected failure|should (?:throw|fail|return|reject|retry|handle|report|map))\b|\b(?:returns|throws|handles|retries|rejects|maps) (?:a |an |the |on |with )?(?:HTTP )?[45]\d\d\b/i },
  { name: "documentation", line: /^\s*(?:\|.*\|\s*$|#{1,6} |>\s|[-*•] +[`*"']|\d+\. )/ },
  { name: "documentation", line: /`(?:[45]\d\d[^`]{0,40}|[A-Z]+_[A-Z_]+)`|^\s*(?:[-*•] )?(?:[45]\d\d )?[A-Z]+(?:_[A-Z]+)+\s?(?::| - | – | — |=)\s?[A-Z"'][a-z]+ [a-z]+/ },
  { name: "search result", line: /^(?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)+\.(?:tsx?|m?js|py|java|kt|md|cs|go|rb|php|json|ya?ml|txt|html)(?::\d+){1,2}[:-]|^(?:src|test|docs|lib)\/\S+:\s/ },
  { name: "version control", line: /^(?:HEAD is now at|commit |Merge |Checking out|\*? ?[0-9a-f]{7,40} |Author:|Switched to|From https|branch )|\bHEAD is now at\b|\b(?:feat|fix|chore|docs|refactor|test|ci)(?:\([\w-]+\))?!?: /i },
];

const difference = /^(?:diff --git |@@ -|index [0-9a-f]{7,}\.\.|\+\+\+ [ab]\/|--- [ab]\/)/;
export const isDifferenceHead = (text: string): boolean => difference.test(text);
