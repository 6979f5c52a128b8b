/** A Coveo key, a JWT, and what stands where a secret was taken out. */
const values = /\bx{1,2}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\beyJ[\w-]{8,}(?:\.[\w-]{4,}){1,2}|\[redacted[^\]]{0,60}\]/gi;
/** The value of an `Authorization` header; its scheme may be what is wrong. */
const header = /(\bauthorization["']?\s*[:=]\s*["']?)([A-Za-z]+\s+)?[^\s"',;]+/gi;

/** A pasted line holds its request's key or token, which says nothing about the error. */
export const withoutCredentials = (text: string): string => text.replaceAll(values, " ").replaceAll(header, "$1$2");
