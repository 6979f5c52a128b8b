import { Agent, request } from "node:http";

export type Sent = { path: string; headers: Record<string, string>; body: string };
/** `status` is 0 where no answer came; `milliseconds` from when it was begun to send until the whole answer was there. */
export type Answered = { status: number; body: string; milliseconds: number };

/** Sends all at once, each on a connection of its own. */
export const sendAtOnce = async (port: number, all: readonly Sent[]): Promise<Answered[]> => {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  return Promise.all(all.map((each) => sendOne(port, each, agent)));
};

/** Longer than any sender waits, in milliseconds. */
const patience = 30_000;

export const sendOne = (port: number, { path, headers, body }: Sent, agent?: Agent): Promise<Answered> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const answered = (status: number, text: string): void => resolve({ status, body: text, milliseconds: performance.now() - begun });
    const sending = request({ host: "127.0.0.1", port, path, method: "POST", timeout: patience, headers: { ...headers, "content-length": Buffer.byteLength(body) }, ...(agent === undefined ? {} : { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => answered(response.statusCode ?? 0, Buffer.concat(chunks).toString()));
      response.on("error", (error) => answered(0, error.message));
    });
    sending.on("timeout", () => sending.destroy(new Error("no answer")));
    sending.on("error", (error) => answered(0, error.message));
    sending.end(body);
  });
