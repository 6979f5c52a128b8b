/** The token that the local bot is given for a provider's API. */
export const localToken = (provider: string): string => `local-${provider}-token`;

export const bearer = { header: "authorization", like: /^Bearer \S+$/ };
export const basic = { header: "authorization", like: /^Basic \S+$/ };
