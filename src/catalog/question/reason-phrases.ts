/** Statuses by what HTTP calls them, without spaces and in lower case. https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export const reasonPhrases: ReadonlyMap<string, string> = new Map([
  ["badrequest", "400"],
  ["forbidden", "403"],
  ["notfound", "404"],
  ["notacceptable", "406"],
  ["preconditionfailed", "412"],
  ["uritoolong", "414"],
  ["requesturitoolong", "414"],
  ["internalservererror", "500"],
  ["badgateway", "502"],
  ["serviceunavailable", "503"],
  ["gatewaytimeout", "504"],
  ["teapot", "418"],
  ["conflict", "409"],
]);
