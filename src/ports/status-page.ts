/** An incident that is open at Coveo's; all of it is text from outside. `impact`: Statuspage's word for it. */
export type Incident = { name: string; impact: string; url: string };

/** What Coveo's public status page says. `unknown`: it did not answer in time, or not in words that are known. */
export type CoveoStatus = { page: string } & ({ kind: "incidents"; incidents: [Incident, ...Incident[]] } | { kind: "quiet" } | { kind: "unknown" });

/** Never throws, and is quick: somebody waits. */
export type StatusPage = () => Promise<CoveoStatus>;
