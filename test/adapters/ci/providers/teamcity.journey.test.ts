import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const ownLink = "https://teamcity.example.com/buildConfiguration/Acme_Feeder/501";

describeJourney({
  provider: "teamcity",
  project: "Acme_Feeder",
  ownLink,
  failure: (link) =>
    JSON.stringify({
      eventType: "BUILD_FINISHED",
      payload: {
        id: 501,
        buildTypeId: "Acme_Feeder",
        number: "12",
        status: "FAILURE",
        state: "finished",
        branchName: "main",
        href: link,
        webUrl: link,
        finishDate: "20261120T100000+0000",
        buildType: { id: "Acme_Feeder", name: "Push", webUrl: link },
      },
    }),
  sign: (_, secret) => ({ "content-type": "application/json", authorization: `Basic ${btoa(`teamcity:${secret}`)}` }),
  run: {
    address: `${ownLink}?buildTab=log`,
    answer: ({ path, query, headers }, state) => {
      if (path !== "/app/rest/builds/id:501" || headers.accept !== "application/json" || !query.get("fields")?.includes("canceledInfo")) return undefined;
      const { status, ...rest } = { failed: { status: "FAILURE" }, passed: { status: "SUCCESS" }, running: { status: "SUCCESS", state: "running", finishDate: undefined } }[state];
      return { id: 501, buildTypeId: "Acme_Feeder", status, state: "finished", branchName: "main", webUrl: ownLink, finishDate: "20261120T100000+0000", buildType: { id: "Acme_Feeder", name: "Push" }, ...rest };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  api: ({ path, query }, response) => {
    if (path !== "/downloadBuildLog.html" || query.get("buildId") !== "501" || query.get("plain") !== "true") return response.writeHead(404).end();
    const lines = coveoLog.split("\n").map((line) => `[10:00:00]\t [Step 1/1] ${line}`);
    return response.writeHead(200, { "content-type": "text/plain" }).end(["Build 'Acme / Feeder / Push' #12, default branch 'main'", ...lines, "[10:00:01] : Build finished", ""].join("\n"));
  },
});
