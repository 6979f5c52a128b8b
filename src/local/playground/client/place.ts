import type { Place, Start } from "./api.ts";

export const placesOf = ({ channels, direct }: Start): Place[] => [...channels.map((each): Place => ({ kind: "channel", ...each })), { kind: "direct", id: direct, name: "Coveo Errors" }, { kind: "home", id: direct, name: "Home" }];

export const titleOf = ({ kind, name }: Place): string => (kind === "channel" ? `# ${name}` : name);

export const subtitles: Record<Place["kind"], string> = { channel: "a team's channel", direct: "messages to the bot", home: "the bot's Home tab" };
