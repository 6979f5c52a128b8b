export * from "../../infra/surroundings/slack-request.ts";
