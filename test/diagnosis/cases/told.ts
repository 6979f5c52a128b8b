import type { LogCase } from "./log-case.ts";

const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });

/** How scripts, reports and frameworks tell an error, apart from its address. */
export const told: LogCase[] = [
  { name: "a status page below the address", log: [`PUT ${push}`, "<html>", "<head><title>413 Request Entity Too Large</title></head>"], finds: ["push/413 @3 likely ×1"] },
  { name: "a plain text answer below a traced curl", log: [`+ curl -sS -X PUT ${push} -d @a.json`, "upstream connect error: 503 Service Unavailable"], finds: ["push/5XX @2 likely ×1"] },
  { name: "an arrow below the address", log: [`PUT ${push}`, "  <- 412"], finds: ["push/412 @2 likely ×1"] },
  { name: "what it got, below the address", log: [`POST ${push}`, "got 401, expected 202"], finds: ["push/401 @2 likely ×1"] },
  { name: "Ruby names the class of the answer", log: [`PUT ${push}`, "Net::HTTPUnsupportedMediaType 415"], finds: ["push/415/UNSUPPORTED_MEDIA_TYPE @2 likely ×1"] },
  { name: "urllib, the address on the line below", log: ["urllib.error.HTTPError: HTTP Error 412: Precondition Failed", `while calling ${push}`], finds: ["push/412 @1 likely ×1"] },
  { name: "curl -i, then what the script says", log: ["HTTP/1.1 403 Forbidden", "Date: Tue, 03 Nov 2026 08:11:02 GMT", "Content-Type: application/json", "", '{"message":"m","errorCode":"ACCESS_DENIED"}', "deploy.sh: coveo push failed"], finds: ["push/403/ACCESS_DENIED @5 likely ×1"] },
  { name: "Spring, in quotation marks", log: ['org.springframework.web.client.HttpClientErrorException$Forbidden: 403 Forbidden: "{"message":"m","errorCode":"ACCESS_DENIED"}"', "\tat org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java:776)", "\tat com.acme.search.CoveoPushClient.put(CoveoPushClient.java:41)"], finds: ["push/403/ACCESS_DENIED @1 certain ×1"] },
  { name: "Spring, in brackets", log: [`org.springframework.web.client.HttpClientErrorException$PreconditionFailed: 412 Precondition Failed on PUT request for "${push}": [{"message":"m","errorCode":"MISSING_PARAMETER"}]`], finds: ["push/412/MISSING_PARAMETER @1 certain ×1"] },
  { name: "Guzzle, in backticks, the body below", log: [`GuzzleHttp\\Exception\\ClientException: Client error: \`PUT ${push}\` resulted in a \`400 Bad Request\` response:`, '{"message":"m","errorCode":"INVALID_JSON"}'], finds: ["push/400/INVALID_JSON @2 certain ×1"] },
  { name: "a report in YAML", log: ["target: coveo", "organization: acme", "pushed: 412", "failure:", "  status: 403", "  error_code: ACCESS_DENIED"], finds: ["push/403/ACCESS_DENIED @6 likely ×1"] },
  { name: "keys and values on a line", log: [`level=error msg="push failed" dest=coveo status=412 errorCode=SOURCE_DOES_NOT_EXIST`], finds: ["push/412/SOURCE_DOES_NOT_EXIST @1 certain ×1"] },
  { name: "a report in a Markdown table", log: ["Coveo push report", "| batch | status | error |", "|-------|--------|-------|", "| 1     | 202    |       |", "| 2     | 415    | UNSUPPORTED_MEDIA_TYPE |"], finds: ["push/415/UNSUPPORTED_MEDIA_TYPE @5 likely ×1"] },
  { name: "a report in columns", log: ["Pushing 4 batches to Coveo source acme-s1", "batch   status  code", "1       202     -", "2       412     INVALID_PARAMETER"], finds: ["push/412/INVALID_PARAMETER @4 likely ×1"] },
  { name: "an exception of a PHP client", log: ["PHP Fatal error:  Uncaught Coveo\\PushApi\\Exception: [429] TOO_MANY_REQUESTS in /app/push.php:3"], finds: ["push/429/TOO_MANY_REQUESTS @1 certain ×1"] },
  { name: "an object printed over many lines, the address far from the body", log: ["{", '  "request": {', '    "method": "PUT",', "", `    "url": "${push}"`, "  },", '  "response": {', '    "headers": {', '      "a": "b"', "    },", '    "status": 412,', '    "body": "{\\"message\\":\\"m\\",\\"errorCode\\":\\"INVALID_PARAMETER\\"}"', "  }", "}"], finds: ["push/412/INVALID_PARAMETER @12 certain ×1"] },
  { name: "escaped three times", log: [`{"log":"{\\"res\\":\\"{\\\\\\"message\\\\\\":\\\\\\"m\\\\\\",\\\\\\"errorCode\\\\\\":\\\\\\"INVALID_TOKEN\\\\\\"}\\",\\"url\\":\\"${push}\\"}"}`], finds: ["push/401/INVALID_TOKEN @1 certain ×1"] },
  { name: "a PHP array", log: [`PUT ${push}`, "Array", "(", "    [message] => m", "    [errorCode] => INVALID_TOKEN", ")"], finds: ["push/401/INVALID_TOKEN @5 certain ×1"] },
  { name: "a Go map", log: [`PUT ${push}: map[errorCode:INVALID_TOKEN message:m]`], finds: ["push/401/INVALID_TOKEN @1 certain ×1"] },
  { name: "three answers below one address, each with its code", log: [`contract check against ${push}`, ' body: got 400 {"errorCode":"INVALID_JSON","message":"m"}', ' id: got 412 {"errorCode":"MISSING_PARAMETER","message":"m"}'], finds: ["push/400/INVALID_JSON @2 certain ×1", "push/412/MISSING_PARAMETER @3 certain ×1"] },
  { name: "an address that is too long, with its answer behind it", log: [`GET https://platform.cloud.coveo.com/rest/organizations/acme/sources?filter=${"a1b2c3".repeat(1600)} 414`], finds: ["http/414 @1 certain ×1"] },
  { name: "an item's address is no call", log: [`POST ${push}`, '{"documentId":"https://shop.acme.com/p/1","errorCode":"INVALID_PARAMETER","message":"m"}'], finds: ["push/412/INVALID_PARAMETER @2 certain ×1"] },
  { name: "an item's address within the call's", log: [`PUT ${push}?documentId=https://shop.acme.com/p/1 412`], finds: ["push/412 @1 certain ×1"] },
  { name: "the statistics of analytics are no write", log: ["GET https://platform.cloud.coveo.com/rest/ua/v15/statistics/visits 504 Gateway Timeout"], finds: ["http/504 @1 certain ×1"] },
  { name: "a file container's expired address, after its creation", log: ["POST https://api.cloud.coveo.com/push/v1/organizations/acme/files 201", '403 from the container: {"message":"Request has expired","errorCode":"ACCESS_DENIED"}'], finds: ["push/403/ACCESS_DENIED/request-expired @2 likely ×1"] },
  { name: "the Log Browser's entry, read by a script", log: ["reading the log browser of source acme-s1", "APPLYING SKIPPED kb://1 OUT_OF_SEQUENCE_OPERATION"], finds: ["indexing/OUT_OF_SEQUENCE_OPERATION @2 likely ×1"] },
  { name: "beside its orderingId, nobody named", log: ["kb://1 ADD orderingId=1762157462000 -> OUT_OF_SEQUENCE_OPERATION"], finds: ["indexing/OUT_OF_SEQUENCE_OPERATION @1 likely ×1"] },
  { name: "a refresh that timed out, nobody named", log: ["activity FAILED: SOURCE_REFRESH_TIMEOUT"], finds: ["indexing/SOURCE_REFRESH_TIMEOUT @1 certain ×1"] },
  { name: "old items that were to be deleted and are not", log: [`DELETE ${push}/olderthan?orderingId=1762157462`, "202 Accepted", "0 items deleted, expected 41"], finds: ["indexing/delete-old-items @3 likely ×1"] },
  { name: "old items that are still there", log: ["coveo: delete old items finished: Success", "AssertionError: old items are still in the source"], finds: ["indexing/delete-old-items @2 likely ×1"] },
  silent("a delete of old items that had nothing to do", `DELETE ${push}/olderthan?orderingId=1762157462000`, "202 Accepted", "0 items deleted", "done"),
  silent("nothing deleted elsewhere", "coveo push done", "cleanup of old artifacts: 0 items deleted, expected 3"),
  silent("somebody's queue is out of sequence", "kafka consumer: OUT_OF_SEQUENCE_OPERATION at offset 12"),
  silent("a code that nobody documented means its status", `PUT ${push}`, "412 Client Error: Precondition Failed", '{"message":"m","errorCode":"SOURCE_TYPE_NOT_SUPPORTED"}'),
  silent("an answer far below an address", `PUT ${push}`, "prepared", "mapped", "joined", "sorted", "got 412"),
];
