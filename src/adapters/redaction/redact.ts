import type { Redact } from "../../diagnosis/redact.ts";

/** Shapes of secrets that a rule set for public vendors does not know. */
const shapes: readonly { kind: string; text: RegExp; keep: string }[] = [
  { kind: "coveo-key", text: /\bx{1,2}[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi, keep: "" },
  { kind: "jwt", text: /\bey[A-Za-z0-9_-]{8,}\.ey[\w/-]{8,}\.[\w/-]{6,}/g, keep: "" },
  { kind: "bearer", text: /\b(Bearer|Basic|Token)\s+[\w.~+/=-]{8,}/gi, keep: "$1 " },
  { kind: "url-password", text: /(\bhttps?:\/\/)[^\s/@"']{1,200}@/gi, keep: "$1" },
  { kind: "key-value", text: /\b((?:access_?token|api_?key|client_?secret|password|secret|token)["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"'&,}]{6,}/gi, keep: "$1" },
];

export const redact: Redact = (text) => {
  const found: string[] = [];
  let safe = text;
  for (const { kind, text: pattern, keep } of shapes)
    safe = safe.replace(pattern, (whole: string, group?: unknown) => {
      found.push(kind);
      return `${keep === "" ? "" : typeof group === "string" ? group + (keep.endsWith(" ") ? " " : "") : ""}[redacted:${kind}]${whole.endsWith("@") ? "@" : ""}`;
    });
  return Promise.resolve({ text: safe, found: [...new Set(found)] });
};
