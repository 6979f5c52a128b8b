import { afterAll, beforeAll } from "vitest";
import { startBot, temporaryDirectory, type Bot } from "../../infra/surroundings/running-bot.ts";

export type UsedBot = Bot & {
  /** Starts it anew after it was stopped: at the same port, with the same data. */
  restart: () => Promise<void>;
};

/** The whole bot in a process of its own, while a file's or a block's tests run; its data is removed with it. */
export const useBot = (): UsedBot => {
  const data = temporaryDirectory();
  let started: Bot | undefined;
  const bot = (): Bot => {
    if (started === undefined) throw new Error("The bot is asked before it is up: a test may, and beforeAll");
    return started;
  };
  beforeAll(async () => {
    started = await startBot({ directory: data.path });
  });
  afterAll(async () => {
    await started?.stop();
    data.remove();
  });
  return {
    get port() {
      return bot().port;
    },
    directory: data.path,
    output: () => bot().output(),
    url: (path) => bot().url(path),
    slackApi: (method, body) => bot().slackApi(method, body),
    stop: () => bot().stop(),
    restart: async () => {
      started = await startBot({ directory: data.path, port: bot().port });
    },
  };
};
