import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { close, listen } from "../../src/local/listen.ts";

/** A server on a real port while a file's or a block's tests run. */
export const useServer = (listener: RequestListener): { host: () => string; address: () => string } => {
  const server = createServer(listener);
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(() => listen(server, 0, "the test"));
  afterAll(() => close(server));
  return { host, address: () => `http://${host()}` };
};
