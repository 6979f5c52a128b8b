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
    const meaning = response.status === 401 ? ": check that the secret is the bot's" : "";
    throw new UnavailableError("bot", `${url} answered ${response.status}${meaning}. ${text.slice(0, 300)}`);
  }
  return JSON.parse(text) as Record<string, unknown>;
};
