/** Looks like a star, and is none to the library. */
const drawn = "\u2217";

/** mrkdwn as the drawing library takes it: it doubles the stars of bold text before it reads anything else, those in code too, so that `acme/*` in two boxes became `acme/**`. */
export const drawnStars = (mrkdwn: string): string => mrkdwn.replaceAll(/`[^`\n]+`/g, (code) => code.replaceAll("*", drawn));

/** What is copied from the page, as it was meant. */
export const typedStars = (text: string): string => text.replaceAll(drawn, "*");
