/** Each channel of the emulated Slack has its own owner of projects, so that each is a team of its own. */
const owners: Readonly<Record<string, string>> = { C000000001: "northwind", C000000002: "contoso" };

export const allOwners: readonly string[] = Object.values(owners);

export const ownerOf = (channel: string): string => owners[channel] ?? `team-${channel.toLowerCase()}`;
