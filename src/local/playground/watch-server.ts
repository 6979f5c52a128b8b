import type { IncomingMessage, Server } from "node:http";

type Heard = (request: IncomingMessage, body: string) => { answered?: () => void } | void;

/** Hears what a server is asked, without a part in the answer. */
export const watchServer = (server: Server, heard: Heard): void => {
  server.prependListener("request", (request: IncomingMessage, response) => {
    // What has no body is read by nobody, so its end never comes.
    if (request.method === "GET") {
      const answered = heard(request, "")?.answered;
      if (answered !== undefined) response.once("finish", answered);
      return;
    }
    const chunks: Buffer[] = [];
    // A request flows from its first listener on; the server's own is added in the same turn.
    const emit = request.emit.bind(request);
    request.emit = (name: string | symbol, ...given: unknown[]) => {
      if (name === "data") chunks.push(Buffer.from(given[0] as Buffer));
      if (name === "end") {
        const answered = heard(request, Buffer.concat(chunks).toString("utf8"))?.answered;
        if (answered !== undefined) response.once("finish", answered);
      }
      return emit(name as never, ...(given as never[]));
    };
  });
};
