import type { LogCase } from "./log-case.ts";

const url = "https://analytics.cloud.coveo.com/rest/ua/v15/analytics/custom";
const body = (type: string) => [`POST ${url}`, "HTTP/1.1 400 Bad Request", `{"message":"told precisely","type":"${type}"}`];

/** The Usage Analytics Write API: `{message, type}`, told from the Search API's by the host. */
export const analytics: LogCase[] = [
  ...["InvalidHeadersException", "InvalidJson", "InvalidObject", "InvalidToken", "InvalidTokenHeader", "MissingParameter", "NoWorkgroupAssociatedWithToken", "UnauthorizedHub", "UnauthorizedOrg"].map((type) => ({
    name: `${type} after a call to the analytics host`,
    log: body(type),
    finds: [`usage-analytics/400/${type} @3 certain ×1`],
  })),
  { name: "InvalidUri", log: [`POST ${url}x`, '404 {"message":"HTTP 404 Not Found","type":"InvalidUri"}'], finds: ["usage-analytics/404/InvalidUri @2 certain ×1"] },
  { name: "TooManyRequestsException", log: [`POST ${url} 429`, '{"type":"TooManyRequestsException","message":"x"}'], finds: ["usage-analytics/429/TooManyRequestsException @2 certain ×1"] },
  { name: "TooManyRequestsException of AWS", log: ['{"Type":"User","message":"Rate exceeded","type":"TooManyRequestsException"}', "An error occurred (TooManyRequestsException) when calling the Invoke operation: Rate exceeded"], finds: [] },
  {
    name: "a Node script that posts events",
    log: ["coveoua: sending 3 events", "Error: 400 Bad Request", '{ message: "Parameter \'customEvent.eventType\' is missing.", type: \'MissingParameter\' }'],
    finds: ["usage-analytics/400/MissingParameter @3 likely ×1"],
  },
  {
    name: "a hub that the token does not allow, without a host",
    log: [`Coveo analytics call failed: {"message":"You may not insert events in this hub","type":"UnauthorizedHub"}`],
    finds: ["usage-analytics/400/UnauthorizedHub @1 certain ×1"],
  },
  { name: "the Search API's expired token", log: ['POST https://acme.org.coveo.com/rest/search/v2 419 {"message":"Expired","statusCode":419,"type":"ExpiredTokenException"}'], finds: [] },
  { name: "a Search API body without a host", log: ['{"message":"Invalid token","statusCode":401,"type":"InvalidTokenException"}'], finds: [] },
  { name: "headless tells of an InvalidToken: a search", log: ["@coveo/headless: search request failed", '{"message":"bad","type":"InvalidToken"}'], finds: [] },
];
