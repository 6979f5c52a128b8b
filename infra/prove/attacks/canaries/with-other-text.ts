/** A body of JSON, or JSON in a form or in another text of itself, with something else in place of one of its texts. */
export const withOtherText = (body: Buffer, place: number, text: string): string => {
  const whole = body.toString();
  if (whole.startsWith("{")) return JSON.stringify(put(JSON.parse(whole), place, text));
  return new URLSearchParams([...new URLSearchParams(whole)].map(([name, value]): [string, string] => [name, JSON.stringify(put(JSON.parse(value), place, text))])).toString();
};

const put = (whole: unknown, place: number, text: string): unknown => {
  const count = { texts: 0 };
  JSON.stringify(whole, (_, inner: unknown) => ((count.texts += typeof inner === "string" ? 1 : 0), inner));
  let left = place % count.texts;
  // A text may hold JSON: of it, too, one text is another.
  return JSON.parse(JSON.stringify(whole), (_, inner: unknown) => {
    if (typeof inner !== "string" || left-- !== 0) return inner;
    return inner.startsWith("{\"") ? JSON.stringify(put(JSON.parse(inner), place, text)) : text;
  });
};
