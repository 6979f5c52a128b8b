/** A CI provider whose failures are sent: their schemes differ, from a signature over the body to a shared token, and where the log is read. */
export const providers = ["github", "gitlab", "buildkite", "jenkins", "report"] as const;
export type Provider = (typeof providers)[number];

/** A run as its provider tells of it. */
export type Run = { provider: Provider; /** The owner, which is linked to the channel, and the project. */ project: string; projectId: number; runId: number; at: Date; channel: string; error: KnownError; outcome: "failed" | "passed" | "started" };

/** What a log says, and what the bot is to make of it: written by hand, so that it is not what the bot works out. `notice`: so many within a day raise a flag. */
export type KnownError = { id: string; status: string; code: string; notice: number };

export const knownErrors: readonly [KnownError, ...KnownError[]] = [
  { id: "push/412/SOURCE_DOES_NOT_EXIST", status: "412 Precondition Failed", code: "SOURCE_DOES_NOT_EXIST", notice: 5 },
  { id: "push/429/TOO_MANY_REQUESTS", status: "429 Too Many Requests", code: "TOO_MANY_REQUESTS", notice: 3 },
  { id: "push/401/INVALID_TOKEN", status: "401 Unauthorized", code: "INVALID_TOKEN", notice: 5 },
  { id: "push/403/ACCESS_DENIED", status: "403 Forbidden", code: "ACCESS_DENIED", notice: 5 },
  { id: "push/400/INVALID_JSON", status: "400 Bad Request", code: "INVALID_JSON", notice: 5 },
];

/** The log of a failed job. */
export const logOf = ({ status, code }: KnownError): string =>
  [
    "Installing dependencies",
    "PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch",
    `HTTP ${status}`,
    `{"message":"It was refused.","errorCode":"${code}","requestID":"7b1d2c0a-58e3-4d6f-a0c2-9e51f3b7d482"}`,
    "exit code 1",
    "",
  ].join("\n");

/** Tells a run from every other. */
export const nameOf = ({ provider, project, runId }: { provider: string; project: string; runId: number | string }): string => `${provider} ${project} ${runId}`;
