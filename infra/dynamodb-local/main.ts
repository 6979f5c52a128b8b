import { spawnSync } from "node:child_process";
import { whyNoDynamoDbLocal } from "./start-dynamodb-local.ts";

/** Runs the store's contract suites against AWS's DynamoDB Local, where that is at hand. */
const why = whyNoDynamoDbLocal();
if (why === undefined) {
  process.exitCode = spawnSync("npx", ["vitest", "run", "--config", "infra/dynamodb-local/vitest.config.ts"], { stdio: "inherit" }).status ?? 1;
} else {
  console.log(`Skipped: DynamoDB Local is not at hand. ${why}`);
}
