/** The HMAC-SHA256 of the bytes under the key, in lower-case hexadecimal digits. */
export const hmacHex = async (key: Uint8Array, bytes: Uint8Array): Promise<string> =>
  Array.from(await hmac(key, bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The same in base64, padded. */
export const hmacBase64 = async (key: Uint8Array, bytes: Uint8Array): Promise<string> => btoa(String.fromCharCode(...(await hmac(key, bytes))));

const hmac = async (key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> => {
  const imported = await crypto.subtle.importKey("raw", key as Uint8Array<ArrayBuffer>, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes as Uint8Array<ArrayBuffer>));
};
