import type { LogCase } from "./log-case.ts";

const push = "https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-s1/documents";
const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });

/** Errors that are told of, and did not happen now or not at Coveo; among them some that did. */
export const notNow: LogCase[] = [
  silent("a README is printed", "+ cat README.md", "# coveo-push", "| 401 INVALID_TOKEN | renew the key |", "If the body reads", `{"message":"m","errorCode":"INVALID_TOKEN","requestID":"a-1-b-2"}`),
  silent("a changelog", "## 4.11.0", `* fixed: no longer fails with 412 SOURCE_DOES_NOT_EXIST on ${push}`, "* waits after TOO_MANY_DOCUMENTS_DAILY"),
  silent("an example in a document's fence", "## Troubleshooting", "```json", '{"message":"m","errorCode":"TOO_MANY_DOCUMENTS_DAILY"}', "```"),
  silent("a migration", "INSERT INTO codes VALUES", "  ('push', 429, 'TOO_MANY_DOCUMENTS_DAILY'),", "  ('ua', 400, 'NoWorkgroupAssociatedWithToken');"),
  silent("an insert on one line", "INSERT INTO codes VALUES (429, 'TOO_MANY_DOCUMENTS_DAILY')"),
  silent("a cassette is played", `VCR: playing back cassette coveo/unauthorized (PUT ${push} => 401)`),
  silent("a cassette is printed", "http_interactions:", "- request:", `    uri: ${push}`, "  response:", "    status: 429", `    body: '{"errorCode":"TOO_MANY_REQUESTS","message":"m"}'`),
  silent("a plan of infrastructure, then its own error", '  + resource "aws_ssm_parameter" "coveo" {', `      + value = "${push}"`, "    }", "Error: Error acquiring the state lock", "  ConditionalCheckFailedException: failed (StatusCode: 400)"),
  silent("an alarm in a plan", '  + resource "aws_cloudwatch_metric_alarm" "coveo" {', '      + pattern = "TOO_MANY_DOCUMENTS_DAILY"', "    }"),
  silent("the last run", "last run #41 failed: coveo answered 429 TOO_MANY_REQUESTS", "this run #42:", "  database is locked"),
  silent("yesterday's run, with its body", `previous run: PUT ${push} 412 {"message":"m","errorCode":"SOURCE_DOES_NOT_EXIST"}`),
  silent("a known issue", "known issue: coveo gives 429 TOO_MANY_REQUESTS on Mondays"),
  silent("an image is refused", "The push refers to repository [registry.acme.io/coveo/loader]", "denied: requested access to the resource is denied", "Error: push of image coveo-push failed: 403"),
  silent("an image, another way", "ERROR: failed to push image coveo-loader: unexpected status: 401 Unauthorized"),
  silent("a gem", "Bundler::Fetcher::AuthenticationRequiredError: Please supply credentials (401) for gem coveo-push"),
  silent("a Python package", "ERROR: HTTP error 403 while getting package coveo-push-api-client"),
  silent("a chart", "Error: failed to fetch chart coveo-api: 404 Not Found"),
  silent("another host, named without https", "< HTTP/2 202", "* Connection #0 to host api.cloud.coveo.com left intact", "curl -XPOST es.acme.example:9200/items/_bulk", '{"error":"rejected","status":429}'),
  silent("the shop's own exception", "Magento\\Framework\\Oauth\\Exception: The token is not valid (INVALID_TOKEN) while exporting for coveo"),
  silent("counts in words", "coveo feed: 412 added, 429 changed, 403 removed"),
  silent("a count with a colon", "coveo documents imported: 412"),
  silent("a count in brackets", "Coveo push: pushing documents (429)"),
  silent("a plural", "coveo sync got 412 locales"),
  silent("Coveo's part is over", "coveo push finished", "Sending metrics", "HTTP 503 Service Unavailable"),
  silent("something else is sent for the loader", "uploading sourcemaps for coveo-loader", "error: 413 Payload Too Large"),
  silent("an expectation", "  - name: daily limit of coveo", "    expected: TOO_MANY_DOCUMENTS_DAILY"),
  silent("a list of codes in JSON", '{"errorCodes":["TOO_MANY_DOCUMENTS_DAILY","SOURCE_DOES_NOT_EXIST"]}'),
  silent("a registry, after a good push", `PUT ${push} 202`, "npm error 401 Unauthorized - PUT https://registry.acme.io/@coveo%2fatomic"),
  silent("a gettext catalog", 'msgid "TOO_MANY_DOCUMENTS_DAILY"', 'msgstr "Das Tageslimit ist erreicht"'),
  silent("a source that names the refresh", 'export const timeouts = ["SOURCE_REFRESH_TIMEOUT"];', " * SOURCE_REFRESH_TIMEOUT - the source is stuck"),
  { name: "the last attempt is now", log: [`last attempt: PUT ${push} 429`], finds: ["push/429 @1 certain ×1"] },
  { name: "an answer that is shown", log: ["+ cat response.json", `{"message":"m","errorCode":"TOO_MANY_DOCUMENTS_DAILY"}`], finds: ["push/429/TOO_MANY_DOCUMENTS_DAILY @2 certain ×1"] },
  { name: "a report with a heading of its own", log: ["## Nightly push", `- batch 3: PUT ${push} 412 SOURCE_DOES_NOT_EXIST`], finds: ["push/412/SOURCE_DOES_NOT_EXIST @2 certain ×1"] },
  { name: "errors that are counted and told", log: [`Coveo push failed: 3 documents, HTTP 412`], finds: ["push/412 @1 likely ×1"] },
  { name: "the name of a class that pushes", log: ["[coveo-push] 401 Unauthorized"], finds: ["push/401 @1 likely ×1"] },
];
