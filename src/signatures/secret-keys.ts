/**
 * The keys in a secret setting: several values separated by commas, the current one first.
 * A Standard Webhooks secret (`whsec_…`) is base64-decoded, any other is its UTF-8 bytes.
 */
export const secretKeys = (setting: string): Uint8Array[] => splitSecrets(setting).map(secretKey);

export const splitSecrets = (setting: string): string[] =>
  setting
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** The key of one secret. */
export const secretKey = (secret: string): Uint8Array =>
  secret.startsWith("whsec_")
    ? Uint8Array.from(atob(secret.slice("whsec_".length)), (char) => char.charCodeAt(0))
    : new TextEncoder().encode(secret);
