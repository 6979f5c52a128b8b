import type { LogCase } from "./log-case.ts";

const silent = (name: string, ...log: string[]): LogCase => ({ name, log, finds: [] });
const accepted = "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s-1/documents 202 Accepted";

/** Errors that are real, but somebody else's. */
export const foreign: LogCase[] = [
  silent("npm cannot install a repository called coveo-search", "npm ERR! code E404", "npm ERR! 404 Not Found - GET https://npm.acme.example/coveo-search - Not found"),
  silent("npm cannot find one of Coveo's packages", "npm error 404 Not Found - GET https://npm.acme.example/@coveo%2fpush-api-client - Not found", "npm error 404  '@coveo/push-api-client@99.0.0' is not in this registry."),
  silent("docker cannot pull an image named after Coveo", "Error response from daemon: Head \"https://registry-1.docker.io/v2/coveo/loader/manifests/latest\": received unexpected HTTP status: 503 Service Unavailable"),
  silent("docker hub's rate limit", "Step 1/8 : FROM coveo/base:1", "toomanyrequests: You have reached your pull rate limit. 429 Too Many Requests"),
  silent("GitHub's API throttles a retry while Coveo's key is in the environment", "env:", "  COVEO_API_KEY: ***", "  COVEO_ORGANIZATION_ID: acme", "retrying after status 429 from https://api.github.com/repos/acme/coveo-loader", "HttpError: API rate limit exceeded, status 429"),
  silent("a push succeeds, then GitHub refuses", accepted, "GET https://api.github.com/repos/acme/x 401 Unauthorized"),
  silent("a push succeeds, then somebody refuses", accepted, "Error: Request failed with status code 401"),
  silent("a push succeeds with its status on a line of its own, then somebody refuses", "PUT https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s-1/documents", "HTTP/1.1 202 Accepted", "Notifying team", "HTTP/1.1 401 Unauthorized"),
  silent("a push succeeds, then Salesforce's body has an errorCode", accepted, '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]', '{"message":"denied","errorCode":"INVALID_TOKEN"}'),
  silent("Salesforce's errorCode alone", '[{"message":"Session expired","errorCode":"INVALID_TOKEN"}]'),
  silent("Slack gets a message about Coveo", "POST https://slack.com/api/chat.postMessage 429 Too Many Requests text=\"Coveo push finished\""),
  silent("AWS denies", "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied", "upload failed: ./coveo.json to s3://acme-coveo/coveo.json An error occurred (403) ACCESS_DENIED"),
  silent("an expired address of somebody's bucket", "PUT https://acme-artifacts.s3.amazonaws.com/build.zip?X-Amz-Expires=900", "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"),
  silent("checkout of a repository called coveo", "fatal: unable to access 'https://github.com/coveo/cli/': The requested URL returned error: 403"),
  silent("Coveo's documentation is not an API", "GET https://docs.coveo.com/en/95/ 404 Not Found"),
  silent("Coveo's status page is not an API", "curl: (22) The requested URL returned error: 503", "url: https://status.cloud.coveo.com/"),
  silent("Coveo's static files are not an API", "Failed to load https://static.cloud.coveo.com/atomic/v2/atomic.js: 403 Forbidden"),
  silent("Coveo's forum is not an API", "link check: https://connect.coveo.com/s/article/1 404 Not Found"),
  silent("a path with coveo in it beside a foreign 401", "/home/runner/work/coveo-loader/coveo-loader/src/jira.ts: Request to https://acme.atlassian.net failed: 401 Unauthorized"),
  silent("a maven plugin of Coveo's", "[ERROR] Failed to execute goal com.coveo:fmt-maven-plugin:2.9:check: Could not transfer artifact from https://repo.maven.apache.org: status code: 503, reason phrase: Service Unavailable (503)"),
  silent("kubernetes", "Readiness probe failed: HTTP probe failed with statuscode: 503", "namespace: coveo"),
  silent("a longer name that ends like Coveo's", "ERROR DATA_SOURCE_DOES_NOT_EXIST at https://platform.cloud.coveo.com/push/v1/organizations/a/sources/b"),
  silent("a longer name that begins like Coveo's", "ERROR coveo INVALID_PARAMETER_VALUE"),
  silent("a package that holds the name", "software.amazon.awssdk.services.InvalidRequestException: coveo"),
  silent("an OAuth server's INVALID_TOKEN", "WWW-Authenticate: Bearer error=\"invalid_token\"", "keycloak: INVALID_TOKEN"),
  silent("Firebase's INVALID_ARGUMENT near nothing", '{"error":{"code":403,"status":"PERMISSION_DENIED"}}'),
  silent("terraform while Coveo's provider is mentioned", "Error: error reading secret coveo/api-key from Vault: Code: 403. Errors: permission denied", "URL: GET https://vault.acme.internal/v1/secret/coveo 403"),
  silent("the last step called Coveo, this one calls somebody", "PUT https://api.cloud.coveo.com/push/v1/organizations/a1/sources/b1/documents", "##[group]Run ./notify.sh", "HTTP/1.1 401 Unauthorized"),
  silent("a mock of Coveo", "mock server: PUT http://localhost:8080/push/v1/organizations/acme/sources/s-1/documents -> 429"),
  silent("localhost between Coveo and the status", "target https://api.cloud.coveo.com/push/v1/organizations/acme/sources/s-1/documents", "GET http://localhost:3000/health 503"),
  silent("PHP composer and a 404", "Downloading https://api.github.com/repos/coveo/push-php/zipball/1: 404 Not Found"),
  silent("Elasticsearch throttles", "[coveo-indexer-comparison] elasticsearch bulk: status 429 es_rejected_execution_exception"),
  silent("SonarQube", "[ERROR] Not authorized. Please check the user token: HTTP 401 for project coveo-loader at https://sonarcloud.io"),
];
