/** Secrets that show by where they stand: group `secret` is what is hidden. */
export type SecretPlace = { kind: string; text: RegExp };

const names =
  "(?:(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|account[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|credentials?|auth[_-]?key|session[_-]?id|connection[_-]?string|x-amz-signature|x-amz-security-token|x-amz-credential|signature|sig)(?:[_-]\\w{1,16})?)";

export const placedSecrets: readonly SecretPlace[] = [
  { kind: "authorization", text: /\b(?:proxy-)?authorization["']?\s{0,3}[:=]\s{0,3}\\*["']?(?:(?:bearer|basic|token|digest|apikey|aws4-hmac-sha256)[ +]{1,3})?(?<secret>[^\s"'\\,;<>]{3,8000}(?:,\s?(?:Signature|SignedHeaders)=[^\s"'\\]{1,400}){0,2})/gid },
  { kind: "bearer", text: /\b(?:bearer|basic)[ +:]{1,3}(?<secret>[\w.~+/=-]{8,8000})/gid },
  { kind: "url-password", text: /(?<=:\/\/)(?<secret>[^\s/@:"'<>]{1,200}:[^\s/@"'<>]{1,400}|[^\s/@:"'<>]{16,400})@/gid },
  { kind: "cookie", text: /\b(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[^\s"';=]{1,80}=[^\r\n"']{3,4000})/gid },
  // The value in quotes, escaped or not, up to the same quote; without quotes up to the next gap.
  { kind: "secret", text: new RegExp(`${names}(?<quote>\\\\*["'])?\\s{0,3}(?::|=>?)\\s{0,3}(?<open>\\\\*["'])(?<secret>(?:(?!\\k<open>)[^\\r\\n]|(?<=\\\\)\\k<open>){1,4000})`, "gid") },
  { kind: "secret", text: new RegExp(`${names}["']?\\s{0,3}(?::|=>?)\\s{0,3}(?<secret>[^\\s"'\\\\&,;<>(){}\\[\\]|]{4,4000})`, "gid") },
  { kind: "secret", text: new RegExp(`(?<!\\S)--?(?:\\w{1,20}-){0,3}${names}\\s{1,3}(?<secret>[^\\s"'-][^\\s"']{3,4000})`, "gid") },
  { kind: "basic-auth", text: /(?<!\S)(?:-u|--user)\s{1,3}["']?(?<secret>[^\s"':]{1,100}:[^\s"']{1,400})/gid },
];

/** Values in such a place that are no secret: a code of an error, a placeholder, what somebody hid before. */
export const isHarmless = (value: string): boolean => code.test(value) || placeholder.test(value);

const code = /^[A-Z]+(?:_[A-Z]+)+$|^(?:No|Invalid|Missing|Unauthorized|TooMany)[A-Z][A-Za-z]+$/;
const placeholder = /^(?:\*+|x{3,}|<[^>]*>?|\$\{?\w*\}?|%\w*%|\[redacted[^\]]*\]?|\[?(?:redacted|masked|hidden|filtered|secure|removed)\]?|null|none|undefined|true|false|missing|invalid|expired|required|is|was|not|for|and|the)$/i;
