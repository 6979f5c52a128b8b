/** What was hidden in a text, by kind; the text is safe to store and, once escaped, to post. Throws where it cannot tell. */
export type Redact = (text: string) => Promise<{ text: string; found: string[] }>;
