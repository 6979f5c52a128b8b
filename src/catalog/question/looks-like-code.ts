/** `ALL_CAPS`, `SHOUTED`, `PascalCase` or `snake_case`: typed as a program writes it, not as a person speaks. */
export const looksLikeCode = (token: string): boolean =>
  token.includes("_") || /^[A-Z][A-Z0-9]{7,}$/.test(token) || /^[A-Z]?[a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/.test(token);
