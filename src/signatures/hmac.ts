type Bytes = Uint8Array<ArrayBuffer>;

/** Whether `signature` (64 lower-case hexadecimal digits) is the HMAC-SHA256 of the bytes under the key. An empty key verifies nothing. */
export const verifyHmacHex = async (key: Uint8Array, signature: string, bytes: Uint8Array): Promise<boolean> =>
  /^[0-9a-f]{64}$/.test(signature) && verify(key, fromHex(signature), bytes);

/** The same with a signature in base64, padded; the bits that its last character has to spare are zero, so that there is one spelling. */
export const verifyHmacBase64 = async (key: Uint8Array, signature: string, bytes: Uint8Array): Promise<boolean> =>
  /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(signature) && verify(key, fromBase64(signature), bytes);

/** Whether any of the keys verifies it: during a rotation several are current. */
export const verifiesWithAny = async (
  keys: readonly Uint8Array[],
  verify: (key: Uint8Array) => Promise<boolean>,
): Promise<boolean> => {
  for (const key of keys) if (await verify(key)) return true;
  return false;
};

const verify = async (key: Uint8Array, signature: Bytes, bytes: Uint8Array): Promise<boolean> => {
  if (key.length === 0) return false;
  const imported = await crypto.subtle.importKey("raw", key as Bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  return crypto.subtle.verify("HMAC", imported, signature, bytes as Bytes);
};

const fromHex = (hex: string): Bytes => {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
};

const fromBase64 = (base64: string): Bytes => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
