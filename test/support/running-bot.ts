export * from "../../infra/surroundings/running-bot.ts";
