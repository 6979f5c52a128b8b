import { UnavailableError } from "../errors.ts";

const patience = 10_000;

/** Posts a delivery to a bot and gives its answer; throws UnavailableError, saying what to check, where it is not taken. */
export const sendToBot = async (url: string, headers: Record<string, string>, body: string | Uint8Array): Promise<Record<string, unknown>> => {
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", headers, body: body as string, signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    throw new UnavailableError("bot", `${url} did not answer: check COVEO_ERROR_URL.`, { cause });
  }
  const text = await response.text();
  if (!response.ok) {
    const meaning = meanings[response.status] ?? "";
    throw new UnavailableError("bot", `${url} answered ${response.status}${meaning}. ${text.slice(0, 300)}`);
  }
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new UnavailableError("bot", `${url} answered what no bot says: check COVEO_ERROR_URL.`, { cause });
  }
};

const meanings: Record<number, string> = {
  401: ": check that the secret is the bot's",
  404: ": check COVEO_ERROR_URL, it is the bot's address without a path behind it, and that the bot has such a connection",
};
