// https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation
import { createAppAuth } from "@octokit/auth-app";
import { request } from "@octokit/request";
import { UnavailableError } from "../../../../errors.ts";
import type { Connection } from "../../connection.ts";
import type { ApiCall, Authorization } from "../../provider.ts";
import { rateLimit } from "../../rate-limit.ts";

type Credentials = { appId: string; privateKey: string };
type App = { auth: ReturnType<typeof createAppAuth>; installations: Map<string, number> };

/** Kept between invocations: an installation's token lives for an hour. */
const apps = new Map<string, App>();

/** Authorizes a call as a GitHub App: as its installation on the call's repository, else as the App itself. */
export const authorizeAsApp = async ({ url }: ApiCall, connection: Connection, credentials: Credentials): Promise<Authorization> => {
  const baseUrl = (connection.apiUrl ?? "").replace(/\/$/, "");
  const repository = /^\/repos\/([^/]+\/[^/]+)\//.exec(url.href.slice(baseUrl.length))?.[1];
  try {
    const app = appOf(baseUrl, credentials);
    return { authorization: `Bearer ${await tokenOf(app, baseUrl, repository)}` };
  } catch (error) {
    return explained(connection, error, repository);
  }
};

const tokenOf = async (app: App, baseUrl: string, repository: string | undefined): Promise<string> => {
  if (repository === undefined) return (await app.auth({ type: "app" })).token;
  const installationId = app.installations.get(repository) ?? (await installationOf(app, baseUrl, repository));
  return (await app.auth({ type: "installation", installationId })).token;
};

const appOf = (baseUrl: string, { appId, privateKey }: Credentials): App => {
  const key = `${baseUrl} ${appId} ${privateKey}`;
  const known = apps.get(key);
  if (known !== undefined) return known;
  // A key in a one-line setting has its line ends written out.
  const auth = createAppAuth({ appId, privateKey: privateKey.replaceAll("\\n", "\n"), request: request.defaults({ baseUrl }) });
  const app = { auth, installations: new Map<string, number>() };
  apps.set(key, app);
  return app;
};

const installationOf = async (app: App, baseUrl: string, repository: string): Promise<number> => {
  const [owner = "", repo = ""] = repository.split("/");
  const { token } = await app.auth({ type: "app" });
  const { data } = await request("GET /repos/{owner}/{repo}/installation", { baseUrl, owner, repo, headers: { authorization: `Bearer ${token}` } });
  app.installations.set(repository, data.id);
  return data.id;
};

/** A refusal is told; a fault that may pass is thrown, to be tried again; a key that is none is a refusal too. */
const explained = (connection: Connection, error: unknown, repository = "this repository"): Authorization => {
  const { status, response } = error as { status?: unknown; response?: { headers?: Record<string, unknown> } };
  const header = (name: string): string | null => (response?.headers?.[name] === undefined ? null : String(response.headers[name]));
  const limit = typeof status === "number" ? rateLimit({ status, header }, new Date()) : undefined;
  if (limit !== undefined) throw new UnavailableError(connection.name, `${connection.name} limits how much the App asks (${String(status)})`, { cause: error, ...limit });
  if (status === 404) return { kind: "unavailable", reason: `the GitHub App is not installed on ${repository} (404)`, blame: "token" };
  if (status === 401 || status === 403) return { kind: "unavailable", reason: `the GitHub App was refused (${status}): check its id and private key`, blame: "token" };
  if (typeof status === "number") throw new UnavailableError(connection.name, `${connection.name} did not authorize the App (${status})`, { cause: error });
  return { kind: "unavailable", reason: "the GitHub App's private key cannot be used", blame: "token" };
};
