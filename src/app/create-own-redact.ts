import type { Connection } from "../adapters/ci/connection.ts";
import { createRedact } from "../adapters/redaction/redact.ts";

/** Hides secrets, the bot's own among them: a log may hold those too. */
export const createOwnRedact = (connections: readonly Connection[], ...others: string[]) =>
  createRedact({ own: [...others, ...connections.flatMap(({ secrets, token = "" }) => [...secrets, token])] });
