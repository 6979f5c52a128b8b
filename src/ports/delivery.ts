/** An HTTP request as it came, the body as raw bytes, header names in lower case. */
export type Delivery = { headers: Record<string, string>; body: Uint8Array };
