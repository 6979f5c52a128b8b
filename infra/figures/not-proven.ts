/** What cannot be proven on one machine without accounts, and what stands in its place. */
export const notProven: readonly { what: string; instead: string }[] = [
  { what: "Real AWS: that the stack deploys, its roles suffice and its limits hold", instead: "the template is packaged and validated, each permission is held against what the code calls, and the built zips run under AWS's own runtime client" },
  { what: "Cold starts and times on Lambda", instead: "the same bundles load in fresh processes on this machine, in turn with a bare handler and the plain setup" },
  { what: "Times of real networks and services", instead: "work is measured here; what calls wait for is an assumption, written down in infra/cost/prices.json" },
  { what: "Prices: most are not verified against the vendor's list", instead: "each has its source, its date and whether somebody has looked" },
  { what: "DynamoDB's own capacity units, throttling and partitions", instead: "units are those that the embedded table tells, with the least that AWS documents for reads that find nothing and writes that are refused" },
  { what: "SQS's own order, delays and redrives", instead: "a simulated queue that duplicates, delays and reorders more than SQS does" },
  { what: "Real Slack: what it accepts, its rate limits, how it draws a message", instead: "an emulated Slack behind a proxy that refuses what Slack documents as refused" },
  { what: "Whether Slack's history shows a message at once after it was posted: the answer that was lost is looked for there", instead: "the emulated Slack shows it at once; Slack promises nothing" },
  { what: "Live CIs: deliveries, retries and logs of today", instead: "payloads and signatures as the providers document them, and what is published of their signatures: Slack, GitHub, GitLab (as Standard Webhooks), CircleCI, Bitbucket, a message of SNS's. Of Buildkite, Drone and Travis there is none here: their requests are signed as documented, by the tests" },
  { what: "An hour of real traffic, and years of it", instead: "simulated time, and bursts" },
  { what: "Other machines: arm64, more cores, slower disks", instead: "comparisons within one run, in turn" },
];
