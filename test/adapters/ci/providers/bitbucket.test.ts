import { describe, expect, test } from "vitest";
import { bitbucket } from "../../../../src/adapters/ci/providers/bitbucket.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const commit = "9fec847784abb10b2fa567ee63b85bd238955d0e";
const pipeline = "https://bitbucket.org/acme/catalog-loader/addon/pipelines/home#!/results/123";
const status = (changes: object = {}) => ({
  actor: { nickname: "dev", account_id: "1" },
  repository: { uuid: "{673a6070-3421-46c9-9d48-90745f7bfe8e}", full_name: "acme/catalog-loader", name: "catalog-loader", scm: "git" },
  commit_status: {
    name: "Pipeline #123 for main",
    description: "",
    state: "FAILED",
    key: "-1234567890",
    url: pipeline,
    type: "build",
    created_on: "2026-11-20T13:58:00.000000+00:00",
    updated_on: "2026-11-20T15:02:33.433108+01:00",
    refname: "main",
    commit: { hash: commit, type: "commit" },
    ...changes,
  },
});
const read = (body: unknown, event: string | undefined = "repo:commit_status_updated") =>
  bitbucket.read({ headers: event === undefined ? {} : { "x-event-key": event }, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

describe("Bitbucket's signature", () => {
  // The digest of this text under this secret, as Atlassian documents it.
  const published = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
  const secret = "It's a Secret to Everybody";
  const verify = (headers: Record<string, string>, secrets = [secret], body = bytes("Hello World!")) =>
    bitbucket.verify({ headers, body }, { secrets, options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) });

  test("the published example verifies, and during a rotation with either secret", async () => {
    expect(await verify({ "x-hub-signature": published })).toBe(true);
    expect(await verify({ "x-hub-signature": published }, ["a new secret", secret])).toBe(true);
    expect(await verify({ "x-hub-signature": published }, [secret, "an old secret"])).toBe(true);
  });

  test.each<[string, Record<string, string>]>([
    ["no signature", {}],
    ["an empty one", { "x-hub-signature": "" }],
    ["a wrong one", { "x-hub-signature": published.replace("a477", "a478") }],
    ["one cut short", { "x-hub-signature": published.slice(0, -2) }],
    ["one without its method", { "x-hub-signature": published.slice("sha256=".length) }],
    ["the right one under another method's name", { "x-hub-signature": published.replace("sha256", "sha1") }],
    ["the right one in another header", { "x-hub-signature-256": published }],
    ["the secret itself", { "x-hub-signature": secret, authorization: `Bearer ${secret}` }],
  ])("%s does not verify", async (_, headers) => {
    expect(await verify(headers)).toBe(false);
  });

  test("another body, a wrong secret or none does not verify", async () => {
    expect(await verify({ "x-hub-signature": published }, [secret], bytes("Hello World! "))).toBe(false);
    expect(await verify({ "x-hub-signature": published }, ["It's a Secret to Nobody"])).toBe(false);
    expect(await verify({ "x-hub-signature": published }, [])).toBe(false);
    expect(await verify({ "x-hub-signature": published }, [""])).toBe(false);
  });
});

describe("Bitbucket's events", () => {
  test("a failed pipeline is acted on, and read whole", () => {
    expect(read(status())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/catalog-loader",
        projectId: "{673a6070-3421-46c9-9d48-90745f7bfe8e}",
        branch: "main",
        commit,
        runId: "123",
        attempt: 1,
        occasion: "2026-11-20T14:02:33.433Z",
        runUrl: pipeline,
        workflow: null,
        defaultBranch: null,
        occurredAt: "2026-11-20T14:02:33.433Z",
        jobs: [{ id: "-1234567890", name: "Pipeline #123 for main", outcome: "failed" }],
      },
    });
  });

  test.each([
    ["FAILED", "failed", true],
    ["SUCCESSFUL", "recovered", false],
    ["INPROGRESS", "other", false],
    ["STOPPED", "other", false],
    ["A_VALUE_OF_NEXT_YEAR", "other", false],
    ["constructor", "other", false],
    [null, "other", false],
  ])("a pipeline whose state is %s is %s", (state, outcome, acts) => {
    expect(read(status({ state }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered", jobs: [{ outcome }] } });
    expect(read(status({ state }), "repo:commit_status_created")).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each([
    ["another tool's build", "https://jenkins.example.com/job/x/1/"],
    ["another repository's pipeline", "https://bitbucket.org/acme/other/addon/pipelines/home#!/results/123"],
    ["a host that only begins like Bitbucket's", "https://bitbucket.org.example.com/acme/catalog-loader/pipelines/results/123"],
    ["a user name that looks like Bitbucket's host", "https://bitbucket.org@example.com/acme/catalog-loader/pipelines/results/123"],
    ["a page of the repository that is no pipeline", "https://bitbucket.org/acme/catalog-loader/src/main/pipelines/results/123"],
    ["a pipeline whose number is none", "https://bitbucket.org/acme/catalog-loader/pipelines/results/123x"],
    ["no address", "build 777"],
    ["nothing", null],
  ])("a failed status that points at %s says failed, and is not acted on: there is no log of it", (_, url) => {
    expect(read(status({ url }))).toMatchObject({
      reading: { outcome: "failed", acts: false, runId: null, reason: "a status that another tool posted: there is no pipeline log of it" },
    });
  });

  test("the same run that fails again after its failed steps were run again is another occasion", () => {
    const [first, second] = ["2026-11-20T14:02:33+00:00", "2026-11-20T14:40:00+00:00"].map((updated_on) => read(status({ updated_on })));
    expect(first).toMatchObject({ reading: { runId: "123", attempt: 1, occasion: "2026-11-20T14:02:33.000Z" } });
    expect(second).toMatchObject({ reading: { runId: "123", attempt: 1, occasion: "2026-11-20T14:40:00.000Z" } });
  });

  test("the commit of an old delivery is the end of its link; a status without a branch has none", () => {
    const links = { commit: { href: `http://api.bitbucket.org/2.0/repositories/tk/test/commit/${commit}` } };
    expect(read(status({ commit: undefined, refname: undefined, links }))).toMatchObject({ reading: { commit, branch: null, acts: true } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { repository: { full_name: "acme/x" }, commit_status: { state: "FAILED", refname: null, commit: null, links: null, updated_on: "soon" } };
    expect(read(bare)).toMatchObject({
      kind: "read",
      reading: { outcome: "failed", acts: false, projectId: null, branch: null, commit: null, runUrl: null, occurredAt: null, occasion: null },
    });
  });

  test("other events are of no interest", () => {
    for (const event of ["repo:push", "pullrequest:created", "diagnostics:ping"]) {
      expect(read(status(), event)).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null } });
    }
  });

  test("a body from a file, without its headers, is read by what it holds", () => {
    const fromFile = (body: unknown) => bitbucket.read({ headers: {}, body: bytes(JSON.stringify(body)) });
    expect(fromFile(status())).toMatchObject({ reading: { outcome: "failed", acts: true } });
    expect(fromFile({ push: { changes: [] } })).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["nothing", ""],
    ["a status without its repository", { commit_status: status().commit_status }],
    ["a repository name that would leave its path", { ...status(), repository: { full_name: "../user" } }],
    ["a repository that is a path segment of dots", { ...status(), repository: { full_name: "acme/.." } }],
    ["a repository name with a query", { ...status(), repository: { full_name: "acme/x?y=" } }],
    ["a repository name of three parts", { ...status(), repository: { full_name: "acme/x/pipelines" } }],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});

test.each([
  [pipeline, { name: "acme/catalog-loader", runId: "123", attempt: 1 }],
  ["https://bitbucket.org/acme/catalog-loader/pipelines/results/123", { name: "acme/catalog-loader", runId: "123", attempt: 1 }],
  ["https://bitbucket.org/acme/catalog-loader/pipelines/results/123/steps/%7B1%7D/log", { name: "acme/catalog-loader", runId: "123", attempt: 1 }],
  ["https://bitbucket.org/acme/catalog-loader/pipelines", undefined],
  ["https://bitbucket.org/acme/catalog-loader/commits/123", undefined],
])("the address %s points at %o", (address, run) => {
  expect(bitbucket.runAt(new URL(address))).toEqual(run);
});
