import type { Server } from "node:http";
import { UsageError } from "../errors.ts";

/** Starts listening on this machine only; a port that is taken is said in words. */
export const listen = (server: Server, port: number, what: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, what)));
    server.listen(port, "127.0.0.1", () => resolve());
  });

export const portError = (error: NodeJS.ErrnoException, port: number, what: string): Error =>
  error.code === "EADDRINUSE"
    ? new UsageError(
        `Port ${port} is taken, and ${what} needs it. Stop what listens there, or start on other ports and data: PORT=4000 LOCAL_DIR=.local-2 npm start uses 4000 to 4003.`,
      )
    : error;

/** Closes at once: idle keep-alive connections would hold it open. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
