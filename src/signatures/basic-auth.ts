import { equalInConstantTime } from "./equal-in-constant-time.ts";

/** Whether an `Authorization: Basic` header carries one of the secrets as its password; the user name is free. */
export const verifyBasicAuth = async (authorization: string | undefined, secrets: readonly string[]): Promise<boolean> => {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return false;
  const decoded = decode(encoded);
  const colon = decoded.indexOf(":");
  return colon !== -1 && isOneOf(decoded.slice(colon + 1), secrets);
};

/** Whether a token is one of the secrets. */
export const isOneOf = async (given: string, secrets: readonly string[]): Promise<boolean> => {
  for (const secret of secrets) if (await equalInConstantTime(given, secret)) return true;
  return false;
};

const decode = (base64: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
};
