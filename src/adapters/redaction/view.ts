/** A text as it reads once an encoding is undone, with each character's place in the original. */
export type View = { text: string; from: readonly number[]; to: readonly number[] };

export const plainView = (text: string): View => ({ text, from: Array.from({ length: text.length }, (_, at) => at), to: Array.from({ length: text.length }, (_, at) => at + 1) });

const rewrite = (view: View, pattern: RegExp, replacement: (match: string) => string): View => {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  const copy = (until: number) => {
    parts.push(view.text.slice(at, until));
    for (; at < until; at += 1) {
      from.push(view.from[at] ?? 0);
      to.push(view.to[at] ?? 0);
    }
  };
  for (const match of view.text.matchAll(pattern)) {
    copy(match.index);
    const text = replacement(match[0]);
    const end = match.index + match[0].length;
    for (let count = 0; count < text.length; count += 1) {
      from.push(view.from[match.index] ?? 0);
      to.push(view.to[end - 1] ?? 0);
    }
    parts.push(text);
    at = end;
  }
  copy(view.text.length);
  return { text: parts.join(""), from, to };
};

const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);
const invisible = new RegExp(
  `${escape}(?:\\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|[\\]_P^][^${bell}${escape}]{0,400}(?:${bell}|${escape}\\\\)|[@-Z\\\\-_])|\\\\(?:u001b|x1b|e|033)\\[[0-9;]{0,40}[A-Za-z]|[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]`,
  "gi",
);
const percent = /(?:%[0-9A-Fa-f]{2})+/g;
const json = /\\(?:u[0-9A-Fa-f]{4}|["\\/bfnrt])/g;
const jsonEscapes: Readonly<Record<string, string>> = { b: " ", f: " ", n: "\n", r: "\r", t: "\t" };

const withoutInvisible = (view: View): View => rewrite(view, invisible, () => "");
const percentDecoded = (view: View): View => rewrite(view, percent, (match) => new TextDecoder().decode(Uint8Array.from(match.slice(1).split("%"), (hex) => Number.parseInt(hex, 16))));
const jsonDecoded = (view: View): View =>
  rewrite(view, json, (match) => (match[1] === "u" ? String.fromCharCode(Number.parseInt(match.slice(2), 16)) : (jsonEscapes[match[1] ?? ""] ?? match.slice(1))));

/** The text plain, without invisible characters, and with its encodings undone, up to twice. */
export const viewsOf = (text: string): View[] => {
  const plain = plainView(text);
  const visible = withoutInvisible(plain);
  const views = [plain, visible];
  const add = (view: View, undo: (view: View) => View): View => {
    const undone = undo(view);
    if (!views.some((known) => known.text === undone.text)) views.push(undone);
    return undone;
  };
  const percentOnce = add(visible, percentDecoded);
  const jsonOnce = add(visible, jsonDecoded);
  add(percentOnce, percentDecoded);
  add(jsonOnce, jsonDecoded);
  add(add(percentOnce, jsonDecoded), withoutInvisible);
  add(jsonOnce, percentDecoded);
  add(jsonOnce, withoutInvisible);
  return views;
};
