export * from "../../infra/surroundings/github-delivery.ts";
