import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../src/local/listen.ts";
import type { SlackMessage } from "../../src/views/slack-message.ts";

export type Response = SlackMessage & { response_type: string; replace_original: boolean };

/** Slack's response addresses: what is sent to one is kept while they are open, and refused else, as when 30 minutes are over. */
export const startResponseAddresses = async () => {
  const kept: Response[] = [];
  let isOpen = false;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (isOpen) kept.push(JSON.parse(Buffer.concat(parts).toString()) as Response);
    response.writeHead(isOpen ? 200 : 404).end(isOpen ? "ok" : "used_url");
  });
  await listen(server, 0, "Slack's response addresses");
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Since the last look. */
    taken: (): Response[] => kept.splice(0),
    open: (open: boolean): void => {
      isOpen = open;
    },
    stop: () => close(server),
  };
};
