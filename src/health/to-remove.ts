import type { Connection } from "../pipelines/connection.ts";
import type { Link } from "../pipelines/link.ts";

export type Removal = { where: string; what: string };

/** What stays behind outside the table and has to be taken away by hand, each where it is. `command` is the slash command's name. */
export const toRemove = (connections: readonly Connection[], links: readonly Link[], command: string): Removal[] => {
  const linked = Map.groupBy(links, ({ connection }) => connection);
  const used = connections.filter(({ name, token, options }) => linked.has(name) || token !== undefined || Object.keys(options).length > 0);
  const unknown = [...linked.keys()].filter((name) => !connections.some((each) => each.name === name));
  return [
    ...used.flatMap(({ name, provider, baseUrl, token }): Removal[] => {
      const where = `${name}${baseUrl === null ? "" : ` (${baseUrl})`}`;
      const projects = linked.get(name)?.map((link) => link.projects) ?? [];
      const hook = { where, what: `the webhooks to /ci/${provider}${name === provider ? "" : `/${name}`}${projects.length === 0 ? "" : `, of ${projects.join(", ")}`}` };
      return token === undefined ? [hook] : [hook, { where, what: `the token that ${name.toUpperCase().replaceAll("-", "_")}_TOKEN holds: revoke it` }];
    }),
    ...unknown.map((name) => ({ where: name, what: `its webhooks, of ${linked.get(name)?.map((link) => link.projects).join(", ") ?? ""}; this connection is not known here` })),
    { where: "Slack (api.slack.com/apps)", what: `the app with the command ${command}: delete it, which revokes its token` },
    { where: "SSM", what: "the parameters below the stage's path: docs/runbook.md, Remove it" },
  ];
};
