export * from "../../infra/surroundings/embedded-table.ts";
