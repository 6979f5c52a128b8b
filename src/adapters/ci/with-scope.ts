import type { Unavailable } from "../../ports/unavailable.ts";
import type { CiProvider } from "./provider.ts";

/** Where the token is to blame, the reason names what it must be allowed to do. */
export const withScope = <T extends { kind: string }>({ scope }: CiProvider, answer: T | Unavailable): T | Unavailable =>
  isBlamed(answer) && scope !== undefined ? { ...answer, reason: `${answer.reason}; it needs ${scope}` } : answer;

const isBlamed = (answer: { kind: string; blame?: string }): answer is Unavailable => answer.kind === "unavailable" && answer.blame === "token";
