const escape = String.fromCharCode(27);
const named = /(?<![\w.,#$%/+-])[45]\d\d(?!\w)|[A-Z]_[A-Z]|(?:Invalid|Missing|TooMany|Unauthorized)[A-Z]|NoWorkgroup|UNAUTHORIZED|rror_?Code|Throttle|[%\\]/;
const told = /error code|\bdeleted\b|\bremoved\b|old(?:er)? (?:items|documents|docs) |has expired|SSL connection|Too Many|Too Large|Media Type|Precondition|Bad Gateway|Unavailable|Gateway Time/i;

/** A quick look at a raw line: false where nothing in it can be an error. Colours and escapes may split a name, so such lines are always read. */
export const mayShowError = (raw: string): boolean => raw.includes(escape) || named.test(raw) || told.test(raw);
