/** A body of JSON or of a form with something else in place of one value. */
export const withOtherValue = (body: Buffer, place: number, value: unknown): Buffer => {
  const text = body.toString();
  if (text.startsWith("{")) return Buffer.from(JSON.stringify(put(JSON.parse(text), place, value)) ?? "");
  const fields = [...new URLSearchParams(text)];
  const at = place % fields.length;
  // A form may hold JSON, as in Slack's interactions.
  const changed = fields.map(([name, field], index): [string, string] => [name, index !== at ? field : field.startsWith("{") ? (JSON.stringify(put(JSON.parse(field), Math.floor(place / fields.length), value)) ?? "") : String(value)]);
  return Buffer.from(new URLSearchParams(changed).toString());
};

const put = (whole: unknown, place: number, value: unknown): unknown => {
  const count = { values: 0 };
  JSON.stringify(whole, (_, inner: unknown) => ((count.values += 1), inner));
  let left = place % count.values;
  return JSON.parse(JSON.stringify(whole), (_, inner: unknown) => (left-- === 0 ? value : inner));
};
