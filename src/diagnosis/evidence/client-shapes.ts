/** Lines that Coveo's own clients print around an error, by which it is known although no host is named. */
export const clientShapes: readonly { client: string; line: RegExp; lines: number; codeOnly: boolean; also?: RegExp }[] = [
  { client: "the Java push client", line: /\b(?:PUT|POST|DELETE|GET) (?:response: \{|status: [45]\d\d)/, lines: 2, codeOnly: true },
  { client: "the Java push client", line: /\bjava\.lang\.Exception: HTTP error [45]\d\d : \{/, lines: 0, codeOnly: true },
  { client: "the Python push SDK", line: /\bCheck privileges on your Api key\./, lines: 4, codeOnly: false },
  { client: "the JavaScript push client", line: /\bFetch Error(?:\])?: Response body:/, lines: 3, codeOnly: true },
  { client: "the Coveo CLI", line: /^\W{0,12}Error code: .{0,80}$/, lines: 4, codeOnly: true, also: /^\W{0,12}(?:Request ID|Status code): ?/ },
  { client: "coveo.analytics.js", line: /\bAn error has occured when sending the "[\w-]{1,40}" event/, lines: 6, codeOnly: false },
];
