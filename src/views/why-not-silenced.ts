/** Why nothing was snoozed or muted, mrkdwn. */
export const whyNotSilenced = {
  noFlag: (errorId: string): string => `No flag of ${errorId} is up that could get worse. Snooze it for a time, as in \`7d\`.`,
  tooMany: (most: number): string => `${most} mutes of one error are the most: end one, or mute it for a pattern of projects (\`acme/*\`).`,
} as const;
