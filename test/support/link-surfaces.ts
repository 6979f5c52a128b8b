import { eventually } from "../../infra/surroundings/running-bot.ts";
import { alice, general, random, startSurfaces } from "./slack-surfaces.ts";

export const admin = "U000000099";

/** Slack's surfaces with an administrator, who is asked in `random` who may link what. */
export const startLinkSurfaces = async () => {
  const bot = await startSurfaces({ settings: { ADMINS: admin, OPS_CHANNEL: random } });
  const { store } = bot;
  let made = 0;
  return {
    bot,
    store,
    /** A project that nothing was done with yet. */
    aProject: (): string => `acme/p${(made += 1)}`,
    linkOf: async (projects: string) => (await store.listLinks()).find((link) => link.projects === projects),
    typed: async (text: string, { channel = general, user = alice } = {}): Promise<string> => (await bot.command(text, { channel, user })).shown,
    /** What the administrators are asked about a project. */
    asked: async (project: string) => {
      const find = async () => (await bot.messages(random)).findLast(({ blocks }) => JSON.stringify(blocks).includes(`\`${project}\``));
      return (await eventually(find, (message) => message !== undefined)) ?? { ts: "", text: "" };
    },
    /** What a person was written, as soon as these words are in it. */
    toldTo: async (user: string, words: string) =>
      eventually(async () => bot.slack.proxy.calls.filter(({ method, params }) => method === "chat.postMessage" && params["channel"] === user).map(({ params }) => params["text"] ?? ""), (texts) => texts.some((text) => text.includes(words))),
  };
};
