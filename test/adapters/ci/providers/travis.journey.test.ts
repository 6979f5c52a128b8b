import { createSign, generateKeyPairSync } from "node:crypto";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
const ofTravis = keyPair();
const ofSomebody = keyPair();
const signWith = (privateKey: string) => (body: string | Buffer) => ({
  "content-type": "application/x-www-form-urlencoded",
  signature: createSign("sha1").update(new URLSearchParams(body.toString()).get("payload") ?? "").sign(privateKey, "base64"),
  "travis-repo-slug": "somebody/else",
});

describeJourney({
  provider: "travis",
  settings: (apiHost) => ({ TRAVIS_PROJECTS: "acme/*", TRAVIS_LOG_HOSTS: apiHost.replace("127.0.0.1", "localhost") }),
  project: "acme/search-feeder",
  ownLink: "https://app.travis-ci.com/acme/search-feeder/builds/501",
  failure: (link) =>
    new URLSearchParams({
      payload: JSON.stringify({
        id: 501,
        repository: { id: 9, name: "search-feeder", owner_name: "acme", url: null },
        state: "failed",
        result: 1,
        result_message: "Broken",
        finished_at: "2026-11-20T10:00:00Z",
        build_url: link,
        branch: "main",
        matrix: [{ id: 77, number: "12.1", state: "failed", result: 1, allow_failure: false }],
      }),
    }).toString(),
  sign: signWith(ofTravis.privateKey),
  signWrongly: signWith(ofSomebody.privateKey),
  run: {
    address: "https://app.travis-ci.com/github/acme/search-feeder/builds/501",
    answer: ({ path, headers }, state) => {
      if (path !== "/build/501" || headers["travis-api-version"] !== "3") return undefined;
      const repository = { "@type": "repository", id: 9, name: "search-feeder", slug: "acme/search-feeder" };
      const ended = { failed: { state: "failed" }, passed: { state: "passed" }, running: { state: "started", finished_at: null } }[state];
      return { "@type": "build", id: 501, number: "12", event_type: "push", pull_request_number: null, finished_at: "2026-11-20T10:00:00Z", repository, branch: { "@type": "branch", name: "main" }, commit: { "@type": "commit", sha: null }, ...ended };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `token ${token}`,
  isStorage: ({ path }) => path === "/storage",
  isPublicKey: ({ path }) => path === "/config",
  api: ({ path, headers }, response) => {
    const json = (body: unknown) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (path) {
      case "/config":
        return json({ config: { host: "travis-ci.com", notifications: { webhook: { public_key: ofTravis.publicKey } } } });
      case "/build/501/jobs":
        return json({ "@type": "jobs", jobs: [{ id: 77, number: "12.1", state: "failed", allow_failure: false }] });
      case "/job/77/log.txt":
        return response.writeHead(302, { location: `http://${headers.host?.replace("127.0.0.1", "localhost")}/storage?X-Amz-Signature=x` }).end();
      case "/storage":
        return response.end(["travis_fold:start:push", "travis_time:start:0a1b2c", "\u001B[0K$ ./push.sh", coveoLog, "travis_fold:end:push"].join("\r\n"));
      default:
        return response.writeHead(404).end();
    }
  },
});
