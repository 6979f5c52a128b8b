/** A text and then bytes: what schemes sign that bind a time or an id to the body. */
export const prefixed = (prefix: string, body: Uint8Array): Uint8Array => {
  const start = new TextEncoder().encode(prefix);
  const whole = new Uint8Array(start.length + body.length);
  whole.set(start);
  whole.set(body, start.length);
  return whole;
};
