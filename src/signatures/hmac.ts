type Bytes = Uint8Array<ArrayBuffer>;

/** Whether `signature` (lower-case hex) is the HMAC-SHA256 of the bytes under the key. An empty key verifies nothing. */
export const verifyHmacHex = async (key: Uint8Array, signature: string, bytes: Uint8Array): Promise<boolean> => {
  if (key.length === 0 || !/^[0-9a-f]{64}$/.test(signature)) return false;
  const imported = await crypto.subtle.importKey("raw", key as Bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  return crypto.subtle.verify("HMAC", imported, fromHex(signature), bytes as Bytes);
};

/** Whether any of the keys verifies it: during a rotation several are current. */
export const verifiesWithAny = async (
  keys: readonly Uint8Array[],
  verify: (key: Uint8Array) => Promise<boolean>,
): Promise<boolean> => {
  for (const key of keys) if (await verify(key)) return true;
  return false;
};

const fromHex = (hex: string): Bytes => {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
};
